namespace Nuke.Common.Execution;

internal sealed partial class TargetDefinition
{
    public ITargetDefinition DependsOn(params Target[] targets) => Add(DependsOnTargets, targets);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => Add(DependsOnTargets, targets);

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => TryAdd(DependsOnTargets, targets);

    public ITargetDefinition DependentFor(params Target[] targets) => Add(DependentForTargets, targets);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => Add(DependentForTargets, targets);

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) =>
        TryAdd(DependentForTargets, targets);

    public ITargetDefinition Before(params Target[] targets) => Add(BeforeTargets, targets);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Add(BeforeTargets, targets);

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => TryAdd(BeforeTargets, targets);

    public ITargetDefinition After(params Target[] targets) => Add(AfterTargets, targets);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => Add(AfterTargets, targets);

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => TryAdd(AfterTargets, targets);

    public ITargetDefinition Triggers(params Target[] targets) => Add(TriggeredTargets, targets);

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Add(TriggeredTargets, targets);

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => TryAdd(TriggeredTargets, targets);

    public ITargetDefinition TriggeredBy(params Target[] targets) => Add(TriggeringTargets, targets);

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => Add(TriggeringTargets, targets);

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => TryAdd(TriggeringTargets, targets);

    public ITargetDefinition Consumes(params Target[] targets) => Add(ConsumedTargets, targets);

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Add(ConsumedTargets, targets);

    private TargetDefinition Add(List<Target> list, Target[] targets)
    {
        list.AddRange(targets);
        return this;
    }

    private TargetDefinition Add<T>(List<Target> list, Func<T, Target>[] targets)
    {
        if (build is not T component)
            throw new BuildUsageException(
                $"Target {target.Name} names targets of {typeof(T).Name}, which the build does not implement. "
                    + $"Add {typeof(T).Name} to the build's base list, or use the Try form."
            );
        if (targets.Length == 0)
            list.Add(TargetDiscovery.OnlyTargetOf(component, typeof(T), target.Name));
        foreach (Func<T, Target> select in targets)
            list.Add(select(component));
        return this;
    }

    private TargetDefinition TryAdd<T>(List<Target> list, Func<T, Target>[] targets) =>
        build is T ? Add(list, targets) : this;
}
