namespace Automation.Attesting;

/// <summary>What <see cref="LocalAttestor"/> states; it is not for production.</summary>
/// <param name="Policy">Who built.</param>
/// <param name="Commit">Of which commit.</param>
/// <param name="ManifestSha256">What came out: the SHA-256 of release.json, in lower-case hexadecimal.</param>
/// <param name="At">When.</param>
public sealed record LocalBuild(AttestationPolicy Policy, string Commit, string ManifestSha256, DateTimeOffset At)
{
    /// <summary>When the log says that it was signed; <see cref="At"/> by default.</summary>
    public DateTimeOffset LoggedAt { get; init; } = At;
}
