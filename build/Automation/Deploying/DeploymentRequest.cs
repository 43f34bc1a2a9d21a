using Automation.Environments;

namespace Automation.Deploying;

/// <summary>What is to be deployed, and who says so.</summary>
/// <param name="Environment">Where to.</param>
/// <param name="Release">What.</param>
/// <param name="Fallback">The files of what ran before, when they can be had: put back when nothing answers after a failure.</param>
/// <param name="Kind">Deployment or Rollback.</param>
/// <param name="From">Where the release comes from: the environment before, or <c>release</c>.</param>
/// <param name="Approvals">Who approved it.</param>
/// <param name="By">Who deploys it: a login, or a name with an address.</param>
/// <param name="Run">The URL of the run that does it; null outside of CI.</param>
public sealed record DeploymentRequest(
    EnvironmentFile Environment,
    DeployedRelease Release,
    DeployedRelease? Fallback,
    RecordKind Kind,
    string From,
    IReadOnlyList<Approval> Approvals,
    string By,
    string? Run
)
{
    /// <summary>The digest that was asked for, such as that of the environment's file; null when the release itself is all that is known.</summary>
    public string? ExpectedDigest { get; init; }

    /// <summary>How long to wait for another deployment to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(10);
}
