using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Automation.Commits;
using Automation.Git;

namespace Automation.Changelogs;

/// <summary>The commits of a release, as the changelog tells of them.</summary>
/// <param name="Entries">What is told of, newest first.</param>
/// <param name="Unread">The commits whose messages are no Conventional Commits, and that are left out.</param>
/// <param name="Date">When the newest of the entries was committed; null when there are none.</param>
internal sealed partial record ReleaseCommits(
    IReadOnlyList<ChangelogEntry> Entries,
    IReadOnlyList<string> Unread,
    DateTimeOffset? Date
)
{
    private const string Format = "%H%x01%P%x01%ct%x01%aN%x01%aE%x01%B";

    /// <summary>Reads the commits after a tag.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="rules">Which type belongs to which heading.</param>
    /// <param name="since">The tag of the release before; null for the whole history.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public static ReleaseCommits Read(GitRepository repository, CommitRules rules, string? since)
    {
        string range = since == null ? "HEAD" : $"refs/tags/{since}..HEAD";
        string log = Encoding.UTF8.GetString(
            repository.Run(["log", "-z", "--encoding=UTF-8", "--no-show-signature", $"--format={Format}", range, "--"])
        );
        Line[] lines = [.. log.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Line.Parse)];
        HashSet<string> reverted = new(StringComparer.Ordinal);
        foreach (Line line in lines.Where(x => !reverted.Contains(x.Id)))
        {
            if (
                RevertedBy().Match(line.Message) is { Success: true } match
                && Array.Exists(lines, x => x.Id == match.Groups["id"].Value)
            )
                reverted.UnionWith([match.Groups["id"].Value, line.Id]);
        }
        Dictionary<string, int> pullRequests = PullRequests(lines);
        List<ChangelogEntry> entries = [];
        List<string> unread = [];
        DateTimeOffset? date = null;
        foreach (Line line in lines.Where(x => !reverted.Contains(x.Id)))
        {
            CommitMessage message = CommitMessage.Parse(line.Message);
            if (message.IsMadeByGit || line.Parents.Length > 1)
                continue;
            if (message.Header == null || rules.Types.All(x => x.Type != message.Header.Type))
                unread.Add($"{line.Id[..7]} {message.Subject}");
            else if (Entry(line, message, message.Header, rules, pullRequests) is { } entry)
            {
                entries.Add(entry);
                date = date > line.Date ? date : line.Date;
            }
        }
        return new ReleaseCommits(entries, unread, date);
    }

    private static ChangelogEntry? Entry(
        Line line,
        CommitMessage message,
        CommitHeader header,
        CommitRules rules,
        Dictionary<string, int> pullRequests
    )
    {
        string? migration = Migration(message);
        if (header.IsBreaking && migration == null)
            migration = "";
        string? heading =
            migration != null ? ChangelogEntry.Breaking : rules.Types.First(x => x.Type == header.Type).Heading;
        if (heading == null)
            return null;
        string description = header.Description.Trim();
        int? pullRequest = pullRequests.TryGetValue(line.Id, out int merged) ? merged : null;
        if (NumberAtEnd().Match(description) is { Success: true } number)
        {
            pullRequest = int.Parse(number.Groups["number"].Value, CultureInfo.InvariantCulture);
            description = description[..number.Index].TrimEnd();
        }
        if (description.Length > 0)
            description = char.ToUpperInvariant(description[0]) + description[1..];
        string scope = header.Scope is { Length: > 0 } name ? $"**{name}:** " : "";
        return new ChangelogEntry(
            line.Id,
            heading,
            scope + description,
            line.Author,
            line.Email,
            pullRequest,
            migration
        );
    }

    /// <summary>The footer that says what breaks, with the lines that go on with it.</summary>
    private static string? Migration(CommitMessage message)
    {
        int start = message
            .Body.ToList()
            .FindIndex(x => Footer().IsMatch(x) && x.StartsWith("BREAKING", StringComparison.Ordinal));
        if (start < 0)
            return null;
        string first = message.Body[start];
        IEnumerable<string> rest = message
            .Body.Skip(start + 1)
            .TakeWhile(x => x.Length > 0 && !Footer().IsMatch(x))
            .Select(x => x.Trim());
        return string.Join('\n', rest.Prepend(first[(first.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()));
    }

    /// <summary>The pull requests whose merges brought commits.</summary>
    private static Dictionary<string, int> PullRequests(Line[] lines)
    {
        Dictionary<string, Line> byId = lines.ToDictionary(x => x.Id, StringComparer.Ordinal);
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (Line merge in lines.Where(x => x.Parents.Length == 2))
        {
            if (MergeOfPullRequest().Match(merge.Message) is not { Success: true } match)
                continue;
            int number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            HashSet<string> before = Reach(merge.Parents[0], byId);
            foreach (string id in Reach(merge.Parents[1], byId).Where(x => !before.Contains(x)))
                found[id] = number;
        }
        return found;
    }

    private static HashSet<string> Reach(string start, Dictionary<string, Line> byId)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        Stack<string> open = new([start]);
        while (open.TryPop(out string? id))
        {
            if (!byId.TryGetValue(id, out Line? line) || !found.Add(id))
                continue;
            foreach (string parent in line.Parents)
                open.Push(parent);
        }
        return found;
    }

    [GeneratedRegex(
        @"^This reverts commit (?<id>[0-9a-f]{40,64})",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex RevertedBy();

    [GeneratedRegex(@"\s*\(#(?<number>\d{1,9})\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberAtEnd();

    [GeneratedRegex(@"^Merge pull request #(?<number>\d{1,9}) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MergeOfPullRequest();

    [GeneratedRegex(@"^(BREAKING[ -]CHANGE|[A-Za-z][A-Za-z0-9-]*)(: | #)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Footer();

    /// <summary>A commit as git lists it.</summary>
    private sealed record Line(
        string Id,
        string[] Parents,
        DateTimeOffset Date,
        string Author,
        string Email,
        string Message
    )
    {
        public static Line Parse(string text)
        {
            string[] fields = [.. text.Split('\u0001', 6).Select(Blanked)];
            return new Line(
                fields[0],
                fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries),
                CommitTime.Of(fields[0], long.Parse(fields[2], CultureInfo.InvariantCulture)),
                fields[3],
                fields[4],
                fields[5]
            );
        }

        /// <summary>A text in which nothing but a line end ends a line; to some programs other characters do.</summary>
        private static string Blanked(string text) =>
            string.Concat(text.Select(x => x != '\n' && (char.IsControl(x) || x is '\u2028' or '\u2029') ? ' ' : x));
    }
}
