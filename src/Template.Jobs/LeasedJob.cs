namespace Template.Jobs;

/// <summary>A job that a worker may run, and the lease it holds on it.</summary>
/// <param name="Lease">What the worker shows when it reports.</param>
/// <param name="Body">What is to be done.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Waited">How long the job waited since it was ready.</param>
public sealed record LeasedJob(JobLease Lease, JobBody Body, int Attempt, TimeSpan Waited);
