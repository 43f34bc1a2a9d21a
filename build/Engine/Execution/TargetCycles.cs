namespace Nuke.Common.Execution;

/// <summary>Names the targets that wait for each other.</summary>
internal static class TargetCycles
{
    public static string Describe(IReadOnlyList<ExecutableTarget> targets)
    {
        List<string> cycles = [];
        HashSet<ExecutableTarget> told = [];
        foreach (ExecutableTarget target in targets)
        {
            if (told.Contains(target) || PathBackTo(target, targets) is not { } path)
                continue;
            told.UnionWith(path);
            cycles.Add(string.Join(" -> ", path.Select(x => x.Name).Append(target.Name)));
        }
        return $"These targets wait for each other: {string.Join("; ", cycles)}. "
            + "Take one DependsOn, DependentFor, Before, After, Triggers or TriggeredBy out of the circle.";
    }

    /// <summary>The shortest way from a target along its edges back to itself, or null.</summary>
    private static List<ExecutableTarget>? PathBackTo(ExecutableTarget target, IReadOnlyList<ExecutableTarget> among)
    {
        Dictionary<ExecutableTarget, ExecutableTarget> cameFrom = [];
        Queue<ExecutableTarget> queue = new([target]);
        while (queue.TryDequeue(out ExecutableTarget? current))
        {
            foreach (ExecutableTarget next in among.Where(current.ComesAfter))
            {
                if (next == target)
                    return Unwind(cameFrom, target, current);
                if (cameFrom.TryAdd(next, current))
                    queue.Enqueue(next);
            }
        }
        return null;
    }

    private static List<ExecutableTarget> Unwind(
        Dictionary<ExecutableTarget, ExecutableTarget> cameFrom,
        ExecutableTarget start,
        ExecutableTarget end
    )
    {
        List<ExecutableTarget> path = [];
        for (ExecutableTarget current = end; current != start; current = cameFrom[current])
            path.Add(current);
        path.Add(start);
        path.Reverse();
        return path;
    }
}
