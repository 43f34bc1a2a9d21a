namespace Template.Jobs.Spool;

/// <summary>What a process, or several that have ended, counted.</summary>
/// <param name="Values">Names and numbers of a tally.</param>
/// <param name="Holds">The files that were added to this one: theirs do not count again.</param>
internal sealed record SpoolCounters(Dictionary<string, long> Values, IReadOnlyList<string> Holds);
