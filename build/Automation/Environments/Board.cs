namespace Automation.Environments;

/// <summary>Which release runs where, and what was done before. It is drawn from records, never from intention.</summary>
/// <param name="Environments">The environments in the order of promotion.</param>
/// <param name="History">All records, oldest first.</param>
/// <param name="Missing">Which records this clone lacks, in a sentence; null when it has all.</param>
/// <param name="At">When it was drawn.</param>
public sealed record Board(
    IReadOnlyList<EnvironmentState> Environments,
    IReadOnlyList<DeploymentRecord> History,
    string? Missing,
    DateTimeOffset At
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Draws the board.</summary>
    /// <param name="files">The environments in the order of promotion.</param>
    /// <param name="records">The records.</param>
    /// <param name="ask">Asks what answers in an environment: null when nothing does, <see cref="RunningState.NotAsked"/> when it cannot be asked from here. Null to ask none.</param>
    /// <param name="time">The clock.</param>
    /// <param name="patience">How long to wait for an answer; three seconds by default.</param>
    /// <exception cref="AutomationException">A record was changed; the sentence names it.</exception>
    public static async Task<Board> ReadAsync(
        IReadOnlyList<EnvironmentFile> files,
        DeploymentRecords records,
        Func<EnvironmentFile, Task<RunningState?>>? ask,
        TimeProvider time,
        TimeSpan? patience = null
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(time);
        (IReadOnlyList<DeploymentRecord> history, string? missing) = records.Known();
        RunningState?[] running = await Task.WhenAll(files.Select(x => AskAsync(x, ask, patience ?? Patience)))
            .ConfigureAwait(false);
        return new Board(
            [.. files.Select((x, i) => State(x, files, history, running[i]))],
            history,
            missing,
            time.GetUtcNow()
        );
    }

    private static async Task<RunningState?> AskAsync(
        EnvironmentFile file,
        Func<EnvironmentFile, Task<RunningState?>>? ask,
        TimeSpan patience
    )
    {
        if (ask == null)
            return RunningState.NotAsked;
        try
        {
            // Some ask a program and hold the thread meanwhile.
            return await Task.Run(() => ask(file)).WaitAsync(patience).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception
                    is TimeoutException
                        or AutomationException
                        or HttpRequestException
                        or OperationCanceledException
            )
        {
            return null;
        }
    }

    internal static EnvironmentState State(
        EnvironmentFile file,
        IReadOnlyList<EnvironmentFile> files,
        IReadOnlyList<DeploymentRecord> history,
        RunningState? running
    )
    {
        DeploymentRecord? there = Current(history, file.Previous);
        bool wasHere = history.Any(x => x.IsChange && x.Environment == file.Name && x.Digest == there?.Digest);
        return new EnvironmentState(
            file,
            Current(history, file.Name),
            history.LastOrDefault(x => x.Environment == file.Name),
            running
        )
        {
            Next = wasHere ? null : there,
            NextValidation = history.LastOrDefault(x =>
                x.Kind == RecordKind.Validation && x.Environment == file.Previous && x.Digest == there?.Digest
            ),
            NeedsValidation = files.Any(x => x.Name == file.Previous && x.Validation != null),
        };
    }

    private static DeploymentRecord? Current(IReadOnlyList<DeploymentRecord> history, string? environment) =>
        history.LastOrDefault(x => x.IsChange && x.Environment == environment);
}
