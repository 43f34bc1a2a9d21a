using System.Text;
using System.Text.RegularExpressions;

namespace Automation.Changelogs;

/// <summary>A section of a changelog: what one version brings, in groups.</summary>
internal sealed partial class ChangelogSection
{
    private static readonly string[] Order =
    [
        "",
        ChangelogEntry.Breaking,
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    ];

    private readonly List<(string Heading, List<string> Lines)> groups = [];

    /// <summary>Reads the lines below the heading of a section, and leaves out what was made from commits.</summary>
    public static ChangelogSection ByHand(IReadOnlyList<string> lines)
    {
        ChangelogSection section = new();
        bool[] isVerbatim = VerbatimLines.Find(lines);
        string heading = "";
        bool isMade = false;
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i];
            if (isVerbatim[i])
            {
                if (!isMade)
                    section.Group(heading).Add(line);
                continue;
            }
            if (line.StartsWith("### ", StringComparison.Ordinal))
                (heading, isMade) = (line[4..].Trim(), false);
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                isMade = MadeFromCommit().IsMatch(line);
            else if (line.Length > 0 && !char.IsWhiteSpace(line[0]))
                isMade = false;
            List<string> group = section.Group(heading);
            bool isKept = !isMade && !line.StartsWith("### ", StringComparison.Ordinal);
            if (isKept && (line.Length > 0 || group.LastOrDefault() is { Length: > 0 }))
                group.Add(line);
        }
        return section;
    }

    /// <summary>True for lines of which one at least was made from a commit.</summary>
    public static bool TellsOfCommits(IReadOnlyList<string> lines)
    {
        bool[] isVerbatim = VerbatimLines.Find(lines);
        return lines.Where((x, i) => !isVerbatim[i] && MadeFromCommit().IsMatch(x)).Any();
    }

    /// <summary>True when there is nothing in it.</summary>
    public bool IsEmpty => groups.TrueForAll(x => x.Lines.TrueForAll(y => y.Length == 0));

    /// <summary>Takes over what another section holds, and closes blocks that are open there: they would hide what follows.</summary>
    public void Add(ChangelogSection other)
    {
        foreach ((string heading, List<string> lines) in other.groups)
            Group(heading).AddRange(lines.Concat(VerbatimLines.Closing(lines)));
    }

    /// <summary>Tells of a commit.</summary>
    public void Add(ChangelogEntry entry, RemoteLinks? links)
    {
        List<string> group = Group(entry.Heading);
        if (group.LastOrDefault() is { Length: 0 })
            group.RemoveAt(group.Count - 1);
        string text = VerbatimLines.Closing([$"- {entry.Text}"]).Count == 0 ? entry.Text : $"\\{entry.Text}";
        group.Add($"- {text} ({string.Join(", ", Origins(entry, links))})");
        if (string.IsNullOrEmpty(entry.Migration))
            return;
        string[] migration = entry.Migration.Split('\n');
        // What is left open would hide all that follows.
        group.AddRange(migration.Concat(VerbatimLines.Closing(migration)).Select(x => $"  {x}"));
    }

    /// <summary>The lines below the heading.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (
            (string heading, List<string> lines) in groups
                .Where(x => x.Lines.Exists(y => y.Length > 0))
                .OrderBy(x => Place(x.Heading))
        )
        {
            if (heading.Length > 0)
                text.Append("### ").Append(heading).Append("\n\n");
            text.Append(string.Join('\n', lines).Trim('\n')).Append("\n\n");
        }
        return text.ToString();
    }

    private static int Place(string heading)
    {
        int place = Array.IndexOf(Order, heading);
        return place < 0 ? Order.Length : place;
    }

    private static IEnumerable<string> Origins(ChangelogEntry entry, RemoteLinks? links)
    {
        string id = entry.Id[..7];
        if (entry.PullRequest is { } number)
            yield return links == null ? $"#{number}" : $"[#{number}]({links.PullRequest(number)})";
        yield return links == null ? id : $"[{id}]({links.Commit(entry.Id)})";
        // Brackets would end the link, or make the line look like one that people wrote.
        string author = string.Concat(entry.Author.Where(x => x is not ('[' or ']' or '(' or ')')));
        yield return links?.Person(entry.Email) is { } page ? $"[{author}]({page})" : author;
    }

    private List<string> Group(string heading)
    {
        int index = groups.FindIndex(x => string.Equals(x.Heading, heading, StringComparison.OrdinalIgnoreCase));
        if (index >= 0)
            return groups[index].Lines;
        groups.Add((heading, []));
        return groups[^1].Lines;
    }

    /// <summary>A line that ends with a commit's id, and perhaps a pull request before it and a name behind it.</summary>
    [GeneratedRegex(
        @"^- .* \((\[?#\d+\]?(\([^)]*\))?, )?\[?[0-9a-f]{7}\]?(\([^)]*\))?, [^()]*(\([^)]*\))?\)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MadeFromCommit();
}
