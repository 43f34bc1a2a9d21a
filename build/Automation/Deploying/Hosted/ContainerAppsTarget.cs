using System.Text.Json;

namespace Automation.Deploying.Hosted;

/// <summary>Two apps of Azure Container Apps, an API and a worker. A version is a revision of both; the API's traffic says which one is current.</summary>
/// <param name="apps">The API and the worker.</param>
/// <param name="settings">What the environment's file says.</param>
/// <param name="locked">Keeps other deployments of this machine out.</param>
/// <param name="say">Takes a line for each thing that people may want to know.</param>
public sealed class ContainerAppsTarget(
    (ContainerApp Api, ContainerApp Worker) apps,
    TargetSettings settings,
    DeploymentLock locked,
    Action<string> say
) : IDeploymentTarget
{
    private const string Digest = "RELEASE_DIGEST";
    private const string Commit = "RELEASE_COMMIT";
    private const int SuffixLength = 12;

    /// <summary>How long a revision may take to be healthy, and a job to be done.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Makes an address of the name of a host.</summary>
    internal Func<string, Uri> AddressOf { get; init; } = x => new Uri($"https://{x}");

    /// <inheritdoc/>
    public string Name => $"the app {apps.Api.Name} of {apps.Api.Group} in Azure";

    /// <inheritdoc/>
    public IDisposable Lock(TimeSpan patience) => locked.Take(patience);

    /// <inheritdoc/>
    public async Task<RunningRelease?> RunningAsync(CancellationToken cancellation)
    {
        if (apps.Api.Current() is not { } revision || apps.Api.Revision(revision) is not { } found)
            return null;
        using ServiceProbe probe = new(AddressOf(apps.Api.Host()), null);
        RunningRelease? running = await probe.AskAsync(cancellation).ConfigureAwait(false);
        return running == null
            ? null
            : running with
            {
                Digest = found.Variable(Commit) == running.Commit ? found.Variable(Digest) : null,
            };
    }

    /// <inheritdoc/>
    public async Task<RunningRelease> PutAsync(DeployedRelease release, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(release);
        ReleaseImages images = new(release, settings.Texts("image"));
        string suffix = $"r{release.Manifest.Digest["sha256:".Length..][..SuffixLength]}";
        string? oldApi = apps.Api.Current();
        IReadOnlyList<string> oldWorkers = apps.Worker.Active();
        string api = apps.Api.RevisionName(suffix);
        string worker = apps.Worker.RevisionName(suffix);
        try
        {
            apps.Api.KeepTraffic(oldApi);
            apps.Worker.AllowSeveral();
            apps.Worker.Create(suffix, images.Reference("worker"), Variables(release, "worker"));
            apps.Api.Create(suffix, images.Reference("api"), Variables(release, "api"));
            await apps.Worker.WaitAsync(worker, Patience, cancellation).ConfigureAwait(false);
            await apps.Api.WaitAsync(api, Patience, cancellation).ConfigureAwait(false);
            await TryAsync(AddressOf(apps.Api.Revision(api)!.Host), release, cancellation).ConfigureAwait(false);
            apps.Api.Send(api, oldApi);
            RunningRelease running = await AskAsync(AddressOf(apps.Api.Host()), release, cancellation)
                .ConfigureAwait(false);
            End(apps.Api, [oldApi], api);
            End(apps.Worker, oldWorkers, worker);
            return running with { Digest = release.Manifest.Digest };
        }
        catch (Exception e)
        {
            if (oldApi != null && oldApi != api)
                apps.Api.Send(oldApi, api);
            End(apps.Api, [api], oldApi);
            if (!oldWorkers.Contains(worker, StringComparer.Ordinal))
                End(apps.Worker, [worker], null);
            if (e is AutomationException or JsonException)
                throw new AutomationException($"{release} failed in {Name}. {e.Message}", e);
            throw;
        }
    }

    /// <inheritdoc/>
    public Task FinishAsync(CancellationToken cancellation)
    {
        if (apps.Api.Current() is not { } current)
            return Task.CompletedTask;
        string? digest = apps.Api.Revision(current)?.Variable(Digest);
        foreach (string other in apps.Api.Active().Where(x => x != current))
        {
            say($"Ending the revision {other}, which has no traffic.");
            apps.Api.End(other);
        }
        // Those that nobody has deployed from here stay.
        foreach (
            string other in apps
                .Worker.Active()
                .Where(x => apps.Worker.Revision(x)?.Variable(Digest) is { } other && other != digest)
        )
            if (apps.Worker.Active().Count > 1)
                apps.Worker.End(other);
        return Task.CompletedTask;
    }

    private static void End(ContainerApp app, IEnumerable<string?> revisions, string? except)
    {
        foreach (string revision in revisions.OfType<string>().Where(x => x != except))
            app.End(revision);
    }

    private Dictionary<string, string> Variables(DeployedRelease release, string service)
    {
        Dictionary<string, string> variables = settings
            .Plain()
            .Where(x => Local.SlotServices.IsFor(service, x.Key))
            .ToDictionary(StringComparer.Ordinal);
        variables[Digest] = release.Manifest.Digest;
        variables[Commit] = release.Manifest.Commit;
        return variables;
    }

    private async Task TryAsync(Uri address, DeployedRelease release, CancellationToken cancellation)
    {
        await AskAsync(address, release, cancellation).ConfigureAwait(false);
        using ServiceProbe probe = new(address, settings.Key()) { Patience = Patience };
        await probe.SmokeAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<RunningRelease> AskAsync(Uri address, DeployedRelease release, CancellationToken cancellation)
    {
        using ServiceProbe probe = new(address, null) { Patience = Patience };
        return await probe
            .WaitAsync(release.Manifest.Version, release.Manifest.Commit, () => null, cancellation)
            .ConfigureAwait(false);
    }
}
