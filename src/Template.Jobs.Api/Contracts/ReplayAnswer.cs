namespace Template.Jobs.Api.Contracts;

/// <summary>How many dead letters were set going again.</summary>
/// <param name="Replayed">How many.</param>
internal sealed record ReplayAnswer(int Replayed);
