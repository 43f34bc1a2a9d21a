namespace Automation.Releasing;

/// <summary>Compares two builds of a release byte by byte.</summary>
public static class ReleaseComparison
{
    /// <summary>Finds the first difference.</summary>
    /// <param name="one">The folder of one build.</param>
    /// <param name="other">The folder of the other.</param>
    /// <returns>A sentence that names the file, and the entry in it; null when there is no difference.</returns>
    public static string? FirstDifference(string one, string other)
    {
        string[] names = Names(one);
        string[] others = Names(other);
        if (
            names
                .Except(others, StringComparer.Ordinal)
                .Concat(others.Except(names, StringComparer.Ordinal))
                .FirstOrDefault() is
            { } single
        )
            return $"{single} is in one of the builds alone.";
        // The manifest and the sums tell of every other difference; what they tell of is named before them.
        return names
            .OrderBy(x => x is ReleaseManifest.Name or ReleaseManifest.SumsName)
            .Where(x => ReleaseManifest.HashOf(Path.Combine(one, x)) != ReleaseManifest.HashOf(Path.Combine(other, x)))
            .Select(x => Difference(x, Path.Combine(one, x), Path.Combine(other, x)))
            .FirstOrDefault();
    }

    private static string Difference(string name, string one, string other)
    {
        IReadOnlyList<ArchiveEntry> entries = ArchiveEntries.Read(one);
        IReadOnlyList<ArchiveEntry> others = ArchiveEntries.Read(other);
        if (entries.Count == 0 && others.Count == 0)
            return $"{name} differs.";
        foreach ((ArchiveEntry entry, ArchiveEntry counterpart) in entries.Zip(others))
        {
            if (entry.Name != counterpart.Name)
                return $"{name} differs: where one build has {entry.Name}, the other has {counterpart.Name}.";
            if (entry.State != counterpart.State)
                return $"{name} differs in {entry.Name}: {entry.State} and {counterpart.State}.";
        }
        IReadOnlyList<ArchiveEntry> longer = entries.Count > others.Count ? entries : others;
        return entries.Count == others.Count
            ? $"{name} differs in the form of the archive, and not in its entries."
            : $"{name} differs: only one build has {longer[Math.Min(entries.Count, others.Count)].Name}.";
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFiles(folder).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal)];
}
