namespace Nuke.Common.Execution;

/// <summary>Decides which targets of a plan are skipped, and what is skipped along with them.</summary>
internal static class SkipRules
{
    /// <summary>Marks what <c>--skip</c> names and what a static condition rules out.</summary>
    /// <param name="plan">The plan, in order.</param>
    /// <param name="skipped">The names given to <c>--skip</c>; empty for all that was not asked for; null when it was not given.</param>
    public static void Apply(IReadOnlyList<ExecutableTarget> plan, IReadOnlyCollection<string>? skipped)
    {
        bool isAnyNamed = plan.Any(x => x.Invoked);
        foreach (ExecutableTarget target in plan)
        {
            if (skipped == null)
                break;
            if (
                skipped.Count == 0
                    ? isAnyNamed || !target.IsDefault
                    : skipped.Any(name => TargetNames.Match(name, target.Name))
            )
                Skip(plan, target, "because of --skip");
        }
        foreach (ExecutableTarget target in plan)
            CheckConditions(plan, target, target.Definition.StaticConditions);
    }

    /// <summary>Decides, when the target's turn has come, whether it runs.</summary>
    /// <returns>False when the target is skipped.</returns>
    public static bool MayRun(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target)
    {
        if (!target.IsRuledOut)
            CheckConditions(plan, target, target.Definition.DynamicConditions);
        if (target.IsRuledOut)
            target.Status = ExecutionStatus.Skipped;
        return target.Status == ExecutionStatus.Scheduled;
    }

    private static void CheckConditions(
        IReadOnlyList<ExecutableTarget> plan,
        ExecutableTarget target,
        IReadOnlyList<Condition> conditions
    )
    {
        foreach (Condition condition in conditions)
        {
            if (target.Status != ExecutionStatus.Scheduled || condition.IsMet())
                continue;
            target.IsRuledOut = true;
            Skip(plan, target, $"OnlyWhen: {condition.Text}");
        }
    }

    /// <summary>Skips a target with what only it needs. One that was named stays in the plan: a condition of its own is told at its turn.</summary>
    private static void Skip(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target, string reason)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return;
        target.Status = ExecutionStatus.Skipped;
        if (target.Definition.WhenSkippedBehavior == DependencyBehavior.Skip)
        {
            List<ExecutableTarget> solePurpose =
            [
                .. target.Dependencies.Concat(target.TriggerTargets).Where(x => !IsNeeded(plan, x)),
            ];
            foreach (ExecutableTarget dependency in solePurpose)
                Skip(plan, dependency, $"because of {target.Name}");
        }
        if (target.Invoked)
            target.Status = ExecutionStatus.Scheduled;
        if (!target.Invoked || target.IsRuledOut)
            target.SkipReason ??= reason;
    }

    private static bool IsNeeded(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target) =>
        plan.Any(x =>
            x.Status == ExecutionStatus.Scheduled
            && (x.Dependencies.Contains(target) || x.TriggerTargets.Contains(target))
        );
}
