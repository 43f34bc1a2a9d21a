using Automation.Deploying;

namespace Automation.Tests.Promoting;

/// <summary>A place to deploy to that only remembers what was put there.</summary>
internal sealed class RememberedTarget : IDeploymentTarget
{
    public string Name => "a place in memory";

    /// <summary>Where what runs answers.</summary>
    public Uri Address { get; set; } = new("http://127.0.0.1:1/");

    public RunningRelease? Running { get; set; }

    /// <summary>The versions that do not start here.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>True when a version that does not start takes the place of the old one.</summary>
    public bool LosesTheOld { get; set; }

    public void Run(DeployedRelease release) =>
        Running = new RunningRelease(
            release.Manifest.Version,
            release.Manifest.Digest,
            release.Manifest.Commit,
            Address,
            IsHealthy: true
        );

    public IDisposable Lock(TimeSpan patience) => new MemoryStream();

    public Task<RunningRelease?> RunningAsync(CancellationToken cancellation) => Task.FromResult(Running);

    public Task<RunningRelease> PutAsync(DeployedRelease release, CancellationToken cancellation)
    {
        if (Broken.Contains(release.Manifest.Version))
        {
            if (LosesTheOld)
                Running = null;
            throw new AutomationException("It does not start.");
        }
        Run(release);
        return Task.FromResult(Running!);
    }

    public Task FinishAsync(CancellationToken cancellation) => Task.CompletedTask;
}
