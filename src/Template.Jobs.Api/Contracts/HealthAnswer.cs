namespace Template.Jobs.Api.Contracts;

/// <summary>How the service is.</summary>
/// <param name="Status"><c>up</c>.</param>
internal sealed record HealthAnswer(string Status);
