namespace Automation.Environments;

/// <summary>The order of promotion.</summary>
internal static class EnvironmentOrder
{
    /// <summary>Puts each environment after the one that it gets releases from.</summary>
    /// <exception cref="AutomationException">There is no first one or more than one, or an environment cannot be reached.</exception>
    public static IReadOnlyList<EnvironmentFile> Sort(IReadOnlyList<EnvironmentFile> all)
    {
        if (all.Count == 0)
            throw new AutomationException(
                $"There are no environments: {EnvironmentFile.Folder} has no file such as dev.json. Its form is in {EnvironmentFile.Folder}/environment.schema.json."
            );
        foreach (EnvironmentFile file in all)
            if (file.Previous is { } previous && all.All(x => x.Name != previous))
                throw new AutomationException(
                    $"{EnvironmentFile.PathOf(file.Name)}: \"previous\" is '{previous}', and there is no such environment. There are {Names(all)}."
                );
        EnvironmentFile[] first = [.. all.Where(x => x.Previous == null)];
        if (first.Length > 1)
            throw new AutomationException(
                $"{Names(first)} both have no \"previous\". Published releases go to one environment: give the others the one that they get releases from."
            );
        List<EnvironmentFile> sorted = [.. first];
        for (int i = 0; i < sorted.Count; i++)
            sorted.AddRange(all.Where(x => x.Previous == sorted[i].Name));
        return sorted.Count == all.Count
            ? sorted
            : throw new AutomationException(
                $"{Names(all.Except(sorted))}: \"previous\" goes round in a circle. One environment has \"previous\": null, and releases go on from there."
            );
    }

    private static string Names(IEnumerable<EnvironmentFile> files) => string.Join(", ", files.Select(x => x.Name));
}
