using System.Reflection;
using Nuke.Common.Reporting;

namespace Nuke.Common.Execution;

/// <summary>Runs the targets of a plan one after the other.</summary>
internal sealed class TargetExecutor(BuildSession session)
{
    private NukeBuild Build => session.Build!;

    /// <summary>Runs what is scheduled; after a failure only assured targets run, and the rest stays as it is.</summary>
    public void Run()
    {
        bool failed = false;
        foreach (ExecutableTarget target in session.Plan)
        {
            if (target.Status == ExecutionStatus.Skipped)
            {
                Announce(target);
                continue;
            }
            if (target.Status != ExecutionStatus.Scheduled)
                continue;
            if (failed && !target.Definition.IsAssuredAfterFailure)
                continue;
            if (!SkipRules.MayRun(session.Plan, target))
            {
                Announce(target);
                continue;
            }
            if (target.Definition.Actions.Count == 0)
            {
                target.Status = ExecutionStatus.Collective;
                continue;
            }
            if (!RunOne(target) && !target.Definition.ProceedsAfterFailure)
                failed = true;
            failed |= session.IsCancelled;
        }

        foreach (ExecutableTarget target in session.Plan)
        {
            if (target.Status == ExecutionStatus.Scheduled)
                target.Status = ExecutionStatus.NotRun;
        }
    }

    private void Announce(ExecutableTarget target) => Build.OnTargetSkipped(target.Name);

    private bool RunOne(ExecutableTarget target)
    {
        using IDisposable block = session.Output.Block(target);
        session.Running = target;
        target.Status = ExecutionStatus.Running;
        target.Stopwatch.Start();
        try
        {
            Build.OnTargetRunning(target.Name);
            foreach (Action action in target.Definition.Actions)
                action();
            target.Stopwatch.Stop();
            target.Status = ExecutionStatus.Succeeded;
            session.Attempt.Record(target);
            Build.OnTargetSucceeded(target.Name);
            return true;
        }
        catch (Exception exception)
        {
            Exception cause = Unwrap(exception);
            target.Stopwatch.Stop();
            target.Status = session.IsCancelled ? ExecutionStatus.Aborted : ExecutionStatus.Failed;
            target.Failure = FailureText.Summary(cause, session);
            FailureText.Report(cause, session);
            Build.OnTargetFailed(target.Name);
            return false;
        }
        finally
        {
            session.Running = null;
        }
    }

    private static Exception Unwrap(Exception exception) =>
        exception switch
        {
            TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
            AggregateException { InnerExceptions: [var single] } => Unwrap(single),
            _ => exception,
        };
}
