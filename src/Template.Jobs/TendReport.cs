namespace Template.Jobs;

/// <summary>What <see cref="IJobQueue.TendAsync"/> did.</summary>
/// <param name="Due">How many jobs whose time had come were queued.</param>
/// <param name="Expired">How many leases were taken back.</param>
/// <param name="Forgotten">How many old jobs were deleted.</param>
public sealed record TendReport(int Due, int Expired, int Forgotten);
