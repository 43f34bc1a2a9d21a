namespace Automation.Documentation.Diagrams;

/// <summary>Boxes with arrows between them, in groups.</summary>
/// <param name="Groups">The boxes by the title of their group; a group without a title has no frame.</param>
/// <param name="Arrows">Which box uses which.</param>
internal sealed record Diagram(
    IReadOnlyList<(string Title, IReadOnlyList<string> Boxes)> Groups,
    IEnumerable<(string From, string To)> Arrows
)
{
    /// <summary>True when there is nothing to draw.</summary>
    public bool IsEmpty => Groups.All(x => x.Boxes.Count == 0);

    /// <summary>The text that Mermaid draws. An arrow that others imply is left out.</summary>
    public string Mermaid
    {
        get
        {
            string[] all = [.. Groups.SelectMany(x => x.Boxes)];
            Dictionary<string, string> ids = all.Select((x, i) => (x, i))
                .ToDictionary(x => x.x, x => FormattableString.Invariant($"n{x.i}"), StringComparer.Ordinal);
            ILookup<string, string> uses = Arrows
                .Where(x => ids.ContainsKey(x.From) && ids.ContainsKey(x.To) && x.From != x.To)
                .Distinct()
                .ToLookup(x => x.From, x => x.To, StringComparer.Ordinal);
            IEnumerable<string> lines =
            [
                "flowchart LR",
                .. Groups.Where(x => x.Boxes.Count > 0).SelectMany((x, i) => Framed(x.Title, i, x.Boxes.Select(Box))),
                .. all.SelectMany(from =>
                    uses[from]
                        .Where(to => !uses[from].Any(x => x != to && Reaches(uses, x, to, from)))
                        .Order(StringComparer.Ordinal)
                        .Select(to => $"  {ids[from]} --> {ids[to]}")
                ),
            ];
            return string.Concat(lines.Select(x => x + "\n"));

            string Box(string name) => $"  {ids[name]}[\"{name}\"]";
        }
    }

    private static IEnumerable<string> Framed(string title, int index, IEnumerable<string> boxes) =>
        title.Length == 0
            ? boxes
            : [FormattableString.Invariant($"  subgraph g{index}[\"{title}\"]"), .. boxes, "  end"];

    /// <summary>True when one box leads to another over others, without the one that is asked for.</summary>
    private static bool Reaches(ILookup<string, string> uses, string from, string to, string without)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { without };
        Stack<string> open = new([from]);
        while (open.TryPop(out string? at))
        {
            if (!seen.Add(at))
                continue;
            if (uses[at].Contains(to, StringComparer.Ordinal))
                return true;
            foreach (string next in uses[at])
                open.Push(next);
        }
        return false;
    }
}
