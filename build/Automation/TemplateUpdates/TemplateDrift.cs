using System.Globalization;

namespace Automation.TemplateUpdates;

/// <summary>How far a project has gone from the template, file by file.</summary>
public static class TemplateDrift
{
    /// <summary>Compares the files of a project with its record.</summary>
    /// <param name="root">The project's folder.</param>
    /// <param name="record">The record.</param>
    /// <param name="plan">What an update to another version would do; null when none is asked about.</param>
    /// <exception cref="AutomationException">The record names no files.</exception>
    public static IReadOnlyList<DriftEntry> Read(string root, BirthRecord record, UpdatePlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Files == null)
            throw new AutomationException(
                $"{BirthRecord.FileName} does not name the files of the template yet. Do: ./build.sh StartProject"
            );
        IReadOnlyDictionary<string, string> now = ManagedFiles.Ids(root, record.Files.Keys);
        SortedDictionary<string, DriftEntry> entries = new(StringComparer.Ordinal);
        foreach ((string path, string id) in record.Files)
        {
            DriftState state =
                !now.TryGetValue(path, out string? current) ? DriftState.RemovedOnPurpose
                : current == id ? DriftState.Pristine
                : DriftState.Customised;
            entries[path] = new DriftEntry(path, state);
        }
        foreach (UpdateEntry entry in plan?.Entries ?? [])
            entries[entry.Path] = entry.Kind switch
            {
                UpdateKind.Conflict => new(entry.Path, DriftState.Conflicting, entry.Detail),
                UpdateKind.KeptRemoved => new(entry.Path, DriftState.RemovedOnPurpose),
                UpdateKind.Added => new(entry.Path, DriftState.Behind, "new in the template"),
                UpdateKind.Deleted => new(entry.Path, DriftState.Behind, "no longer in the template"),
                _ => new(entry.Path, DriftState.Behind, entry.Detail),
            };
        return [.. entries.Values.OrderBy(x => x.State).ThenBy(x => x.Path, StringComparer.Ordinal)];
    }

    /// <summary>The lines for people: how many of each, and then the files.</summary>
    /// <param name="entries">The files.</param>
    /// <param name="isWhole">True to list those too that are as the template made them.</param>
    public static IEnumerable<string> Lines(IReadOnlyList<DriftEntry> entries, bool isWhole)
    {
        yield return string.Join(
            ", ",
            Enum.GetValues<DriftState>()
                .Reverse()
                .Select(x => (State: x, Count: entries.Count(y => y.State == x)))
                .Where(x => x.Count > 0 || x.State == DriftState.Pristine)
                .Select(x => string.Create(CultureInfo.InvariantCulture, $"{x.Count} {Name(x.State)}"))
        );
        foreach (DriftEntry entry in entries.Where(x => isWhole || x.State != DriftState.Pristine))
            yield return $"{Name(entry.State)}: {entry.Path}{(entry.Detail == null ? "" : $" ({entry.Detail})")}";
    }

    private static string Name(DriftState state) =>
        state == DriftState.RemovedOnPurpose ? "removed on purpose" : state.ToString().ToLowerInvariant();
}
