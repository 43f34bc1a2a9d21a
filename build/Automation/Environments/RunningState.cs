namespace Automation.Environments;

/// <summary>What answers in an environment.</summary>
/// <param name="Version">The version that it says.</param>
/// <param name="Commit">The commit that it says; null when it says none.</param>
/// <param name="IsHealthy">True when it says that it is well.</param>
public sealed record RunningState(string Version, string? Commit, bool IsHealthy)
{
    /// <summary>The environment cannot be asked from here, or was not.</summary>
    public static RunningState NotAsked { get; } = new("", null, false);
}
