using System.Text;
using Automation.Git;

namespace Automation.Receipts;

/// <summary>Tells which commits came without a receipt, so that a bypass of the hooks is seen.</summary>
/// <param name="Commits">The commits, newest first.</param>
/// <param name="AreKnown">False when no receipts reached this repository: then nothing can be told.</param>
public sealed record ReceiptReport(IReadOnlyList<ReceiptedCommit> Commits, bool AreKnown)
{
    /// <summary>The commits that the hooks did not pass, merges aside.</summary>
    public IReadOnlyList<ReceiptedCommit> Without => [.. Commits.Where(x => x.State == ReceiptState.Without)];

    /// <summary>Reads the commits of a branch.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="since">The commit that the branch began at; null to have it found.</param>
    /// <exception cref="AutomationException">git failed, or does not know the commit.</exception>
    public static ReceiptReport Read(GitRepository repository, string? since)
    {
        ReceiptExchange exchange = new(repository);
        exchange.Receive("origin");
        bool areKnown = exchange.Exist;
        HashSet<string> trees = areKnown
            ? [.. repository.Lines("notes", $"--ref={Receipt.Ref}", "list").Select(x => x.Split(' ')[^1])]
            : [];
        string? begin = since ?? BranchPoint(repository);
        string range = begin == null ? "HEAD" : $"{begin}..HEAD";
        string log = Encoding.UTF8.GetString(
            repository.Run(["log", "-z", "--format=%h%x09%T%x09%p%x09%an%x09%s", range])
        );
        return new ReceiptReport(
            [.. log.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(x => Parse(x, trees, areKnown))],
            areKnown
        );
    }

    /// <summary>The report as lines for a terminal.</summary>
    public string Text =>
        Commits.Count == 0
            ? "There are no commits on this branch."
            : $"{string.Join('\n', Commits.Select(x => $"{x.Id}  {x.Mark, -7}  {x.Author}: {x.Subject}"))}\n{Verdict}";

    /// <summary>The report as a table for a page.</summary>
    public string Markdown =>
        $"### Receipts of the gates\n\n{Verdict}\n\n| commit | receipt | author | subject |\n|---|---|---|---|\n"
        + string.Concat(Commits.Select(x => $"| {x.Id} | {x.Mark} | {Cell(x.Author)} | {Cell(x.Subject)} |\n"));

    private string Verdict =>
        !AreKnown ? "No receipts reached this repository, so it is not known which commits passed the hooks."
        : Without.Count == 0 ? $"All {Commits.Count} commits passed the hooks."
        : $"{Without.Count} of {Commits.Count} commits came without a receipt: the hooks did not run for them, or were bypassed.";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Where the branch left the main one; on the main branch the last tag; null for the whole history.</summary>
    private static string? BranchPoint(GitRepository repository)
    {
        string? head = repository.TryLine("rev-parse", "HEAD");
        foreach (string main in (string[])["origin/HEAD", "origin/main", "main"])
        {
            string? point = repository.TryLine("merge-base", "HEAD", main);
            if (point != null && point != head)
                return point;
        }
        return repository.TryLine("describe", "--tags", "--abbrev=0", "HEAD");
    }

    private static ReceiptedCommit Parse(string line, HashSet<string> trees, bool areKnown)
    {
        string[] fields = line.Split('\t', 5);
        bool isMerge = fields[2].Contains(' ', StringComparison.Ordinal);
        ReceiptState state =
            trees.Contains(fields[1]) ? ReceiptState.Passed
            : isMerge ? ReceiptState.Merge
            : areKnown ? ReceiptState.Without
            : ReceiptState.Unknown;
        return new ReceiptedCommit(fields[0], state, fields[3], fields[4]);
    }
}

/// <summary>A commit in the report.</summary>
/// <param name="Id">Its id, shortened.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Subject">Its first line.</param>
public sealed record ReceiptedCommit(string Id, ReceiptState State, string Author, string Subject)
{
    internal string Mark =>
        State switch
        {
            ReceiptState.Passed => "passed",
            ReceiptState.Merge => "merge",
            ReceiptState.Without => "none",
            _ => "unknown",
        };
}

/// <summary>What is known of a commit.</summary>
public enum ReceiptState
{
    /// <summary>No receipts reached this repository.</summary>
    Unknown,

    /// <summary>It passed the hook.</summary>
    Passed,

    /// <summary>A merge, which git makes without this hook.</summary>
    Merge,

    /// <summary>It has no receipt.</summary>
    Without,
}
