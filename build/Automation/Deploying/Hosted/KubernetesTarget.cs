using System.Globalization;
using System.Text.Json;

namespace Automation.Deploying.Hosted;

/// <summary>A namespace of a cluster that an overlay of kustomize describes. Kubernetes starts new pods beside the old ones; annotations of the API's deployment say what is current.</summary>
/// <param name="kubectl">The CLI, with the context to use.</param>
/// <param name="overlay">The overlay.</param>
/// <param name="settings">What the environment's file says.</param>
/// <param name="locked">Keeps other deployments of this machine out.</param>
/// <param name="say">Takes a line for each thing that people may want to know.</param>
public sealed class KubernetesTarget(
    KubernetesNamespace kubectl,
    KubernetesOverlay overlay,
    TargetSettings settings,
    DeploymentLock locked,
    Action<string> say
) : IDeploymentTarget
{
    private const string Api = "api";
    private const string Prefix = "release/";

    /// <summary>How long the pods may take to be ready, and a job to be done.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => $"the namespace {kubectl.Name} of Kubernetes";

    /// <inheritdoc/>
    public IDisposable Lock(TimeSpan patience) => locked.Take(patience);

    /// <inheritdoc/>
    public async Task<RunningRelease?> RunningAsync(CancellationToken cancellation)
    {
        RunningRelease? running = await AskAsync(cancellation).ConfigureAwait(false);
        IReadOnlyDictionary<string, string> marks = kubectl.Annotations(DeploymentOf(Api));
        return running == null || marks.GetValueOrDefault(Prefix + "commit") != running.Commit
            ? running
            : running with
            {
                Digest = marks.GetValueOrDefault(Prefix + "digest"),
                Since = DateTimeOffset.TryParse(
                    marks.GetValueOrDefault(Prefix + "since"),
                    CultureInfo.InvariantCulture,
                    out DateTimeOffset since
                )
                    ? since
                    : null,
            };
    }

    /// <inheritdoc/>
    public async Task<RunningRelease> PutAsync(DeployedRelease release, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(release);
        ReleaseImages found = new(release, settings.Texts("image"));
        Dictionary<string, string> images = found.Services.ToDictionary(
            x => x,
            found.Reference,
            StringComparer.Ordinal
        );
        try
        {
            overlay.Apply(kubectl, settings.Texts("image"), images);
            foreach (string service in images.Keys)
                kubectl.WaitFor(DeploymentOf(service), Patience);
            RunningRelease running = await TryAsync(release, cancellation).ConfigureAwait(false);
            DateTimeOffset since = DateTimeOffset.FromUnixTimeSeconds(
                TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()
            );
            kubectl.Annotate(
                DeploymentOf(Api),
                [
                    new(Prefix + "version", release.Manifest.Version),
                    new(Prefix + "digest", release.Manifest.Digest),
                    new(Prefix + "commit", release.Manifest.Commit),
                    new(Prefix + "since", Releasing.Times.Text(since)),
                    .. images.Select(x => KeyValuePair.Create($"{Prefix}image-{x.Key}", x.Value)),
                ]
            );
            return running with { Digest = release.Manifest.Digest, Since = since };
        }
        catch (Exception e)
        {
            Restore();
            if (e is AutomationException or JsonException)
                throw new AutomationException($"{release} failed in {Name}. {e.Message}", e);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellation)
    {
        Restore();
        return Task.CompletedTask;
    }

    /// <summary>Gives each deployment back the image that is current.</summary>
    private void Restore()
    {
        IReadOnlyDictionary<string, string> marks = kubectl.Annotations(DeploymentOf(Api));
        foreach (string service in settings.Texts("image").Keys.Order(StringComparer.Ordinal))
        {
            if (
                !marks.TryGetValue($"{Prefix}image-{service}", out string? image)
                || kubectl.Image(DeploymentOf(service)) is not { } now
                || now == image
            )
                continue;
            say($"Putting {image} back into {DeploymentOf(service)} instead of {now}, which is not current.");
            kubectl.SetImage(DeploymentOf(service), image);
            kubectl.WaitFor(DeploymentOf(service), Patience);
        }
    }

    private string DeploymentOf(string service)
    {
        string name = settings.Texts("image").GetValueOrDefault(service) ?? $"jobs-{service}";
        return $"deployment/{name[(name.LastIndexOf('/') + 1)..]}";
    }

    private async Task<RunningRelease?> AskAsync(CancellationToken cancellation)
    {
        if (settings.Address("url") is not { } address)
            return kubectl.Ask(DeploymentOf(Api)["deployment/".Length..]);
        using ServiceProbe probe = new(address, null);
        return await probe.AskAsync(cancellation).ConfigureAwait(false);
    }

    // Through the API server no key can be sent, so that without an address nothing is submitted.
    private async Task<RunningRelease> TryAsync(DeployedRelease release, CancellationToken cancellation)
    {
        if (settings.Address("url") is { } address)
        {
            using ServiceProbe probe = new(address, settings.Key()) { Patience = Patience };
            RunningRelease found = await probe
                .WaitAsync(release.Manifest.Version, release.Manifest.Commit, () => null, cancellation)
                .ConfigureAwait(false);
            await probe.SmokeAsync(cancellation).ConfigureAwait(false);
            return found;
        }
        cancellation.ThrowIfCancellationRequested();
        RunningRelease? running = kubectl.Ask(DeploymentOf(Api)["deployment/".Length..]);
        return
            running is { IsHealthy: true }
            && running.Version == release.Manifest.Version
            && running.Commit == release.Manifest.Commit
            ? running
            : throw new AutomationException(
                running == null
                    ? $"{DeploymentOf(Api)} does not answer /version."
                    : $"{DeploymentOf(Api)} answers as {running.Version} of commit {running.Commit}, {(running.IsHealthy ? "healthy" : "not healthy")}."
            );
    }
}
