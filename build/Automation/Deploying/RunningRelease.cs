namespace Automation.Deploying;

/// <summary>What answers in an environment.</summary>
/// <param name="Version">The version, as <c>/version</c> tells it.</param>
/// <param name="Digest">The digest of the release that was put there; null when what answers is something else.</param>
/// <param name="Commit">The commit, as <c>/version</c> tells it.</param>
/// <param name="Address">Where it answers.</param>
/// <param name="IsHealthy">What <c>/health</c> says.</param>
public sealed record RunningRelease(string Version, string? Digest, string Commit, Uri Address, bool IsHealthy)
{
    /// <summary>When it was switched to, in whole seconds of UTC; null when the target cannot tell.</summary>
    public DateTimeOffset? Since { get; init; }
}
