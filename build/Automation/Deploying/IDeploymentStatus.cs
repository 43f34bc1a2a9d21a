using Automation.Environments;

namespace Automation.Deploying;

/// <summary>Tells somebody how a deployment goes. What it throws as an <see cref="AutomationException"/> is said, and stops nothing.</summary>
public interface IDeploymentStatus
{
    /// <summary>The release is about to be put there.</summary>
    void Started(DeploymentRequest request);

    /// <summary>The release runs, and is recorded.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="record">The record.</param>
    /// <param name="address">Where it answers.</param>
    void Succeeded(DeploymentRequest request, DeploymentRecord record, Uri address);

    /// <summary>The release does not run, or is not recorded.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="reason">Why, in one line.</param>
    void Failed(DeploymentRequest request, string reason);
}

/// <summary>Tells nobody.</summary>
public sealed class NoDeploymentStatus : IDeploymentStatus
{
    /// <inheritdoc/>
    public void Started(DeploymentRequest request) { }

    /// <inheritdoc/>
    public void Succeeded(DeploymentRequest request, DeploymentRecord record, Uri address) { }

    /// <inheritdoc/>
    public void Failed(DeploymentRequest request, string reason) { }
}
