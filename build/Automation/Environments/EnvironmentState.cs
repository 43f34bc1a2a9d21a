namespace Automation.Environments;

/// <summary>An environment as its file, its records and what answers there tell of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Current">The record of what runs; null when nothing was ever put there.</param>
/// <param name="Last">The last record of any kind; null when there is none.</param>
/// <param name="Running">What answers; null when nothing does.</param>
public sealed record EnvironmentState(
    EnvironmentFile File,
    DeploymentRecord? Current,
    DeploymentRecord? Last,
    RunningState? Running
)
{
    /// <summary>What could come here next: what runs in the previous environment and never ran here; null when nothing could.</summary>
    public DeploymentRecord? Next { get; init; }

    /// <summary>The record that the next release kept within the limits of the previous environment; null when it was not measured.</summary>
    public DeploymentRecord? NextValidation { get; init; }

    /// <summary>True when the previous environment has limits, so that the next release needs such a record.</summary>
    public bool NeedsValidation { get; init; }

    /// <summary>How it is: good, ill, no answer, not asked, or empty.</summary>
    public string Health =>
        ReferenceEquals(Running, RunningState.NotAsked) ? "not asked"
        : Running == null ? (Current == null ? "empty" : "no answer")
        : Running.IsHealthy ? "good"
        : "ill";

    /// <summary>Where the file, the records and what answers do not agree, each in a sentence.</summary>
    public IReadOnlyList<string> Differences
    {
        get
        {
            List<string> all = [];
            if (File.Runs is { } runs && runs.Digest != Current?.Digest)
                all.Add($"The file asks for {runs.Version}, and {Recorded} is recorded.");
            bool isSilent = Running == null || ReferenceEquals(Running, RunningState.NotAsked);
            if (Running == null && Current != null)
                all.Add($"Nothing answers, and {Recorded} is recorded.");
            else if (!isSilent && (Running!.Version != Current?.Version || !IsSameCommit(Running.Commit)))
                all.Add(
                    $"{Running.Version}{Of(Running.Commit)} answers, and {Recorded}{Of(Current?.Commit)} is recorded."
                );
            if (Last is { Kind: RecordKind.Failure } failure)
                all.Add(
                    $"The last deployment, of {failure.Version}, failed{(failure.Reason == null ? "" : $": {failure.Reason}")}"
                );
            return all;
        }
    }

    private string Recorded => Current?.Version ?? "nothing";

    private bool IsSameCommit(string? commit) => commit == null || commit == Current?.Commit;

    private string Of(string? commit) =>
        Running!.Version == Current?.Version && commit != null
            ? $" of commit {commit[..Math.Min(7, commit.Length)]}"
            : "";
}
