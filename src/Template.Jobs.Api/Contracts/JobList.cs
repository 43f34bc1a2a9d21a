namespace Template.Jobs.Api.Contracts;

/// <summary>Some jobs, newest first.</summary>
/// <param name="Jobs">The jobs.</param>
/// <param name="Next">The value of <c>after</c> for the next page; nothing when there is none.</param>
internal sealed record JobList(IReadOnlyList<JobView> Jobs, string? Next);
