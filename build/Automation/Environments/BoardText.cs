namespace Automation.Environments;

/// <summary>The board for a terminal of 80 columns.</summary>
public static class BoardText
{
    private const int Width = 80;
    private const string Indent = "    ";

    /// <summary>What to do when nothing was recorded yet.</summary>
    internal const string Empty =
        "Nothing was deployed yet. Make a release: ./build.sh Release. Then put it into the first environment: ./build.sh Deploy --environment {0} --release-version VERSION";

    /// <summary>The environments, and what differs or could be done in each.</summary>
    public static string Of(Board board)
    {
        ArgumentNullException.ThrowIfNull(board);
        TextTable table = new(
            ("environment", 11),
            ("version", 14),
            ("commit", 7),
            ("since (UTC)", 16),
            ("by", 12),
            ("health", 9)
        );
        foreach (EnvironmentState state in board.Environments)
            table.Add(
                state.File.Name,
                state.Current?.Version ?? "-",
                state.Current?.Commit[..7] ?? "-",
                state.Current is { } current
                    ? $"{RecordWords.Time(current.At)} {RecordWords.Age(current.At, board.At)}"
                    : "-",
                state.Current is { By.Length: > 0 } by ? RecordWords.Name(by.By) : "-",
                state.Health
            );
        return string.Join('\n', [table.ToString(), .. Notes(board)]);
    }

    /// <summary>All records, newest first.</summary>
    /// <param name="board">The board.</param>
    /// <param name="environment">The environment whose records are asked for; null for all.</param>
    public static string History(Board board, string? environment)
    {
        ArgumentNullException.ThrowIfNull(board);
        DeploymentRecord[] records =
        [
            .. board.History.Where(x => environment == null || x.Environment == environment).Reverse(),
        ];
        if (records.Length == 0)
            return string.Join('\n', [.. Wrapped(Nothing(board, environment)), .. Missing(board)]);
        int[] widths = [16, records.Max(x => x.Environment.Length), 11, records.Max(x => x.Version.Length)];
        IEnumerable<string> lines = records.SelectMany(x =>
            Line(x, widths)
                .Concat(Details(x).SelectMany(y => TextTable.Wrap(y, Width - Indent.Length)).Select(y => Indent + y))
        );
        return string.Join('\n', [.. lines, .. Missing(board)]);
    }

    private static IEnumerable<string> Line(DeploymentRecord record, int[] widths)
    {
        string[] cells =
        [
            RecordWords.Time(record.At),
            record.Environment,
            RecordWords.What(record.Kind),
            record.Version,
            RecordWords.Name(record.By),
        ];
        string line = string.Join("  ", cells.Select((x, i) => i < widths.Length ? x.PadRight(widths[i]) : x))
            .TrimEnd();
        return line.Length <= Width
            ? [line]
            : TextTable.Wrap(line, Width - Indent.Length).Select((x, i) => i == 0 ? x.TrimEnd() : Indent + x.Trim());
    }

    private static IEnumerable<string> Details(DeploymentRecord record)
    {
        if (record.Approvals.Count > 0)
            yield return $"approved by {RecordWords.Approvers(record)}";
        if (record.Reason is { } reason)
            yield return RecordValue.Escape(reason);
    }

    private static IEnumerable<string> Notes(Board board)
    {
        foreach (EnvironmentState state in board.Environments)
        {
            List<string> notes = [.. state.Differences.Select(RecordValue.Escape)];
            if (state.Current is { Approvals.Count: > 0 } current)
                notes.Add($"Approved by {RecordWords.Approvers(current)}.");
            if (RecordWords.Next(state) is { } next)
                notes.Add(next);
            foreach (string line in notes.SelectMany(x => Wrapped($"{state.File.Name}: {x}")))
                yield return line;
        }
        foreach (string line in Wrapped(board.History.Count == 0 ? Start(board) : null).Concat(Missing(board)))
            yield return line;
    }

    private static string Start(Board board) =>
        Empty.Replace("{0}", board.Environments[0].File.Name, StringComparison.Ordinal);

    private static string Nothing(Board board, string? environment) =>
        board.History.Count == 0 || environment == null ? Start(board) : $"Nothing is recorded of {environment} yet.";

    // It names tags, which somebody may have made by other means.
    private static List<string> Missing(Board board) =>
        Wrapped(board.Missing == null ? null : RecordValue.Escape(board.Missing));

    private static List<string> Wrapped(string? text) => text == null ? [] : TextTable.Wrap(text, Width);
}
