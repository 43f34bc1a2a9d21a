namespace Automation.Governance;

/// <summary>What a comparison found, in the order in which it is mended.</summary>
public sealed class GovernanceFindings
{
    private readonly List<Drift> drifts = [];
    private readonly List<string> problems = [];
    private readonly List<string> notes = [];

    /// <summary>What differs.</summary>
    public IReadOnlyList<Drift> Drifts => drifts;

    /// <summary>What could not be compared, or cannot be as the files say: a sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>What people should know, but is no difference: a sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>True when everything could be compared and nothing differs.</summary>
    public bool IsClean => drifts.Count == 0 && problems.Count == 0;

    internal void Add(Drift drift)
    {
        if (drift.Differences.Count > 0)
            drifts.Add(drift);
    }

    internal void Problem(string sentence)
    {
        if (!problems.Contains(sentence, StringComparer.Ordinal))
            problems.Add(sentence);
    }

    internal void Note(string sentence) => notes.Add(sentence);
}
