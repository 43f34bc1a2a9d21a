namespace Automation.Environments;

/// <summary>A record with the tag that holds it.</summary>
/// <param name="Id">The id of the tag object.</param>
/// <param name="Record">The record.</param>
/// <param name="Previous">The records that it follows: one, none for the first, more where two were written at the same time.</param>
internal sealed record RecordTag(string Id, DeploymentRecord Record, IReadOnlyList<RecordLink> Previous);
