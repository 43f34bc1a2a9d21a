using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Runs the plan of a session from its requirements to its summary.</summary>
internal sealed class PlannedRun(BuildSession session)
{
    private NukeBuild Build => session.Build!;

    /// <returns>The exit code.</returns>
    public int Run()
    {
        ValueInjection.Inject(session);
        Build.OnBuildInitialized();
        if (session.Switches.Plan is { } form)
        {
            SkipRules.Apply(session.Plan, session.Switches.Skip);
            session.Output.Print(
                string.Equals(form, "json", StringComparison.Ordinal)
                    ? PlanText.Json(session.Plan)
                    : PlanText.Text(session.Plan)
            );
            return ExitCodes.Succeeded;
        }

        if (!Build.NoLogo)
            session.Output.Host.WriteLogo(session.Output);
        using (new CancellationWatch(session))
        {
            SkipRules.Apply(session.Plan, session.Switches.Skip);
            if (RequirementsAreMet())
            {
                MarkFinishedBefore();
                new TargetExecutor(session).Run();
            }
        }
        Summary.Write(session);
        Build.OnBuildFinished();
        session.Output.Flush();
        return Build.ExitCode ?? Result();
    }

    private int Result()
    {
        if (session.IsCancelled)
            return ExitCodes.Interrupted;
        return Build.IsSucceeding ? ExitCodes.Succeeded : ExitCodes.Failed;
    }

    private bool RequirementsAreMet()
    {
        List<string> missing = RequirementCheck.Check(session);
        foreach (string sentence in missing)
            session.Output.Fail(sentence);
        if (missing.Count == 0)
            return true;
        foreach (ExecutableTarget target in session.Plan.Where(x => x.Status == ExecutionStatus.Scheduled))
            target.Status = ExecutionStatus.NotRun;
        return false;
    }

    private void MarkFinishedBefore()
    {
        IReadOnlyList<string> finished = session.Attempt.Start(
            session.Switches.Targets ?? [.. session.Targets.Where(x => x.IsDefault).Select(x => x.Name)],
            session.Switches.Continue
        );
        foreach (ExecutableTarget target in session.Plan)
        {
            if (target.Status == ExecutionStatus.Scheduled && finished.Contains(target.Name, StringComparer.Ordinal))
            {
                target.Status = ExecutionStatus.Skipped;
                target.SkipReason = "succeeded in the last attempt";
            }
        }
    }
}
