namespace Nuke.Common.Execution;

/// <summary>Links targets to each other and puts those that are needed into the order in which they run.</summary>
internal static class TargetGraph
{
    /// <summary>Turns what the definitions say into links between targets.</summary>
    public static void Link(IReadOnlyList<ExecutableTarget> targets)
    {
        foreach (ExecutableTarget target in targets)
        {
            TargetDefinition definition = target.Definition;
            foreach (Target factory in definition.DependsOnTargets)
                Add(target.Dependencies, Resolve(targets, factory, target));
            foreach (Target factory in definition.DependentForTargets)
                Add(Resolve(targets, factory, target).Dependencies, target);
            foreach (Target factory in definition.AfterTargets)
                Add(target.OrderedAfter, Resolve(targets, factory, target));
            foreach (Target factory in definition.BeforeTargets)
                Add(Resolve(targets, factory, target).OrderedAfter, target);
            foreach (Target factory in definition.TriggeredTargets)
                Trigger(target, Resolve(targets, factory, target));
            foreach (Target factory in definition.TriggeringTargets)
                Trigger(Resolve(targets, factory, target), target);
        }
    }

    /// <summary>The invoked targets with all that they need and trigger, in order.</summary>
    /// <remarks>
    /// Of the targets that nothing left waits for, the first declared is taken, and the order found this way is turned around:
    /// independent targets run in reverse order of declaration, as NUKE 10.1.0 runs them.
    /// </remarks>
    /// <exception cref="BuildUsageException">Targets wait for each other.</exception>
    public static List<ExecutableTarget> Plan(
        IReadOnlyList<ExecutableTarget> targets,
        IReadOnlyCollection<ExecutableTarget> invoked
    )
    {
        List<ExecutableTarget> order = TopologicalOrder(targets);
        HashSet<ExecutableTarget> wanted = [.. invoked];
        while (true)
        {
            List<ExecutableTarget> plan = Reachable(order, wanted);
            int before = plan.Count;
            HashSet<ExecutableTarget> planned = [.. plan];
            foreach (ExecutableTarget target in plan)
                planned.UnionWith(target.TriggerTargets);
            if (planned.Count == before)
            {
                plan.Reverse();
                return plan;
            }
            wanted = planned;
        }
    }

    private static List<ExecutableTarget> Reachable(List<ExecutableTarget> order, HashSet<ExecutableTarget> wanted)
    {
        HashSet<ExecutableTarget> needed = [.. wanted];
        List<ExecutableTarget> plan = [];
        foreach (ExecutableTarget target in order)
        {
            if (!needed.Contains(target))
                continue;
            plan.Add(target);
            needed.UnionWith(target.Dependencies);
        }
        return plan;
    }

    /// <summary>All targets, each before what it waits for.</summary>
    private static List<ExecutableTarget> TopologicalOrder(IReadOnlyList<ExecutableTarget> targets)
    {
        List<ExecutableTarget> left = [.. targets];
        List<ExecutableTarget> order = new(targets.Count);
        while (left.Count > 0)
        {
            ExecutableTarget? next = null;
            foreach (ExecutableTarget candidate in left)
            {
                if (!IsAwaited(candidate, left))
                {
                    next = candidate;
                    break;
                }
            }
            if (next == null)
                throw new BuildUsageException(TargetCycles.Describe(left));
            left.Remove(next);
            order.Add(next);
        }
        return order;
    }

    private static bool IsAwaited(ExecutableTarget target, List<ExecutableTarget> left)
    {
        foreach (ExecutableTarget other in left)
        {
            if (other.ComesAfter(target))
                return true;
        }
        return false;
    }

    private static void Trigger(ExecutableTarget source, ExecutableTarget triggered)
    {
        Add(source.TriggerTargets, triggered);
        Add(triggered.TriggeredBy, source);
    }

    private static void Add(List<ExecutableTarget> list, ExecutableTarget target)
    {
        if (!list.Contains(target))
            list.Add(target);
    }

    private static ExecutableTarget Resolve(
        IReadOnlyList<ExecutableTarget> targets,
        Target factory,
        ExecutableTarget definedBy
    )
    {
        foreach (ExecutableTarget target in targets)
        {
            if (target.Factory == factory)
                return target == definedBy ? throw SelfDependency(target) : target;
        }
        throw new BuildUsageException(
            $"Target {definedBy.Name} refers to a target that is not a property of the build. "
                + "A target's lambda must capture nothing but the build itself, or each reading of the property gives another one."
        );
    }

    private static BuildUsageException SelfDependency(ExecutableTarget target) =>
        new($"Target {target.Name} depends on itself. Remove {target.Name} from its own definition.");
}
