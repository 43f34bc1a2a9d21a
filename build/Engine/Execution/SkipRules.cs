namespace Nuke.Common.Execution;

/// <summary>Decides which targets of a plan are skipped, and what is skipped along with them.</summary>
internal static class SkipRules
{
    /// <summary>Marks what <c>--skip</c> names and what a static condition rules out.</summary>
    /// <param name="plan">The plan, in order.</param>
    /// <param name="skipped">The names given to <c>--skip</c>; empty for all that was not invoked; null when it was not given.</param>
    public static void Apply(IReadOnlyList<ExecutableTarget> plan, IReadOnlyCollection<string>? skipped)
    {
        if (skipped != null)
        {
            foreach (ExecutableTarget target in plan)
            {
                if (skipped.Count == 0 ? !target.Invoked : skipped.Any(name => TargetNames.Match(name, target.Name)))
                    Skip(plan, target, "because of --skip");
            }
        }

        foreach (ExecutableTarget target in plan)
            SkipUnlessMet(plan, target, target.Definition.StaticConditions);
    }

    /// <summary>Skips the target when one of the conditions is false.</summary>
    /// <returns>False when the target is skipped.</returns>
    public static bool SkipUnlessMet(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target, IReadOnlyList<Condition> conditions)
    {
        foreach (Condition condition in conditions)
        {
            if (target.Status != ExecutionStatus.Scheduled)
                return false;
            if (!condition.IsMet())
                Skip(plan, target, $"OnlyWhen: {condition.Text}");
        }
        return target.Status == ExecutionStatus.Scheduled;
    }

    private static void Skip(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target, string reason)
    {
        if (target.Status != ExecutionStatus.Scheduled)
            return;
        target.Status = ExecutionStatus.Skipped;
        target.SkipReason = reason;
        if (target.Definition.WhenSkippedBehavior == DependencyBehavior.Execute)
            return;
        List<ExecutableTarget> solePurpose = [.. target.Dependencies.Concat(target.TriggerTargets).Where(x => !IsNeeded(plan, x))];
        foreach (ExecutableTarget dependency in solePurpose)
            Skip(plan, dependency, $"because of {target.Name}");
    }

    private static bool IsNeeded(IReadOnlyList<ExecutableTarget> plan, ExecutableTarget target) =>
        target.Invoked
        || plan.Any(x =>
            x.Status == ExecutionStatus.Scheduled && (x.Dependencies.Contains(target) || x.TriggerTargets.Contains(target))
        );
}
