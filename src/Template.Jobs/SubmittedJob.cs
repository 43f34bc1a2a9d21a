namespace Template.Jobs;

/// <summary>What became of a submission.</summary>
/// <param name="Id">The job.</param>
/// <param name="Kind">Whether it is new.</param>
public readonly record struct SubmittedJob(JobId Id, SubmissionKind Kind);
