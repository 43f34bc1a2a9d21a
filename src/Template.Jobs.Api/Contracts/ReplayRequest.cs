namespace Template.Jobs.Api.Contracts;

/// <summary>Which dead letters to set going again.</summary>
/// <param name="Type">Those of this type; all when there is none.</param>
/// <param name="Limit">How many at most, 1000 if nothing is said.</param>
internal sealed record ReplayRequest(string? Type, int? Limit);
