namespace Automation.Deploying;

/// <summary>A place that runs one version of the service.</summary>
public interface IDeploymentTarget
{
    /// <summary>What people call it, such as <c>the folder ~/x</c>.</summary>
    string Name { get; }

    /// <summary>Keeps other deployments out until it is disposed. That of a process that was killed is free at once.</summary>
    /// <param name="patience">How long to wait for another one to end.</param>
    /// <exception cref="AutomationException">Another one is still at work; the sentence says which.</exception>
    IDisposable Lock(TimeSpan patience);

    /// <summary>What answers now.</summary>
    /// <returns>Null when nothing does.</returns>
    Task<RunningRelease?> RunningAsync(CancellationToken cancellation);

    /// <summary>Starts a release beside the one that runs, waits until it answers with its version and commit, tries it, switches to it, and stops the old one.</summary>
    /// <exception cref="AutomationException">It could not be put there; the old one still runs and is current.</exception>
    Task<RunningRelease> PutAsync(DeployedRelease release, CancellationToken cancellation);

    /// <summary>Ends what a deployment that was killed left half-done, so that what is current runs, and nothing else.</summary>
    Task FinishAsync(CancellationToken cancellation);
}
