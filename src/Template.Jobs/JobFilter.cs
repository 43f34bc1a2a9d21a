namespace Template.Jobs;

/// <summary>Which jobs to list, newest first.</summary>
/// <param name="Status">Those in this state; all when there is none.</param>
/// <param name="Type">Those of this type; all when there is none.</param>
/// <param name="Limit">How many at most.</param>
/// <param name="After">Those that were submitted before this one: the last of the page before.</param>
public sealed record JobFilter(JobStatus? Status = null, string? Type = null, int Limit = 50, JobId? After = null);
