namespace Template.Jobs;

/// <summary>Some jobs, newest first.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">Where the next page starts; nothing when this is the last.</param>
public sealed record JobPage(IReadOnlyList<Job> Jobs, JobId? Next);
