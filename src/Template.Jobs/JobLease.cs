namespace Template.Jobs;

/// <summary>The right to run a job for a while, and to say how it ended.</summary>
/// <param name="Id">The job.</param>
/// <param name="Token">The fencing token: no other lease, of this job or another, has it.</param>
public readonly record struct JobLease(JobId Id, string Token);
