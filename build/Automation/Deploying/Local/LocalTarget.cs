using Automation.Releasing;

namespace Automation.Deploying.Local;

/// <summary>Services of this machine that answer on the loopback. The new version starts beside the old one on the other of two ports.</summary>
/// <param name="folder">The folder that says what is current.</param>
/// <param name="services">The services.</param>
/// <param name="settings">What the environment's file says.</param>
/// <param name="time">The time.</param>
/// <param name="say">Takes a line for each thing that people may want to know.</param>
public sealed class LocalTarget(
    LocalFolder folder,
    ISlotServices services,
    TargetSettings settings,
    TimeProvider time,
    Action<string> say
) : IDeploymentTarget
{
    /// <summary>Is told of each step before it is done.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>How long a new version may take to answer, and a job to be done.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Name => services.Name;

    /// <inheritdoc/>
    public IDisposable Lock(TimeSpan patience) => new DeploymentLock(folder.Root, time, say).Take(patience);

    /// <inheritdoc/>
    public async Task<RunningRelease?> RunningAsync(CancellationToken cancellation)
    {
        if (folder.CurrentSlot() is not { } slot)
            return null;
        using ServiceProbe probe = new(services.Address(slot), null);
        RunningRelease? found = await probe.AskAsync(cancellation).ConfigureAwait(false);
        return found == null ? null : Complete(found, slot);
    }

    /// <inheritdoc/>
    public async Task<RunningRelease> PutAsync(DeployedRelease release, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(release);
        folder.Prepare();
        ReleaseManifest manifest = release.Manifest;
        LocalSlot? old = folder.CurrentSlot();
        LocalSlot slot = NextSlot(manifest, old);
        string step = "";
        RunningRelease running;
        try
        {
            Do("unpack");
            if (old?.Release != slot.Release || !services.IsRunning(old))
                services.Prepare(release);
            Do("start");
            services.Start(slot, Keep);
            Do("wait");
            running = await WaitAsync(slot, cancellation).ConfigureAwait(false);
            Do("try");
            using (ServiceProbe probe = new(services.Address(slot), settings.Key()) { Patience = Patience })
                await probe.SmokeAsync(cancellation).ConfigureAwait(false);
            Do("remember");
            Keep(slot with { Since = time.GetUtcNow() });
            Do("switch");
            cancellation.ThrowIfCancellationRequested();
            folder.Switch(slot.Release);
        }
        catch (Exception e)
        {
            string lines = services.LastLinesOf(slot);
            await EndAsync(slot).ConfigureAwait(false);
            if (e is AutomationException or IOException or UnauthorizedAccessException)
                throw new AutomationException(
                    $"{release} failed at the step '{step}' in {Name}. {e.Message}{lines}",
                    e
                );
            throw;
        }
        Do("stop");
        if (old != null)
            await EndAsync(old).ConfigureAwait(false);
        Do("prune");
        folder.Prune();
        return Complete(running, slot);

        void Do(string next)
        {
            step = next;
            Step(next);
        }

        void Keep(LocalSlot changed)
        {
            Step("note");
            slot = changed;
            folder.Keep(changed);
            Step("noted");
        }
    }

    /// <inheritdoc/>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        folder.Prepare();
        LocalSlot? current = folder.CurrentSlot();
        foreach (LocalSlot slot in folder.Slots().Where(x => x.Index != current?.Index))
        {
            say($"Ending {slot.Version}, which a deployment that was killed left in {Name} and which is not current.");
            await EndAsync(slot).ConfigureAwait(false);
        }
        folder.Clean();
        if (current != null && !services.IsRunning(current))
            await RestartAsync(current, cancellation).ConfigureAwait(false);
    }

    /// <summary>Stops all services of the environment. Files stay, and the next deployment starts what is current again.</summary>
    public async Task StopAsync()
    {
        foreach (LocalSlot slot in folder.Slots())
            await services.StopAsync(slot).ConfigureAwait(false);
    }

    // After a restart of the machine nothing runs. That this fails is no reason not to deploy something better.
    private async Task RestartAsync(LocalSlot slot, CancellationToken cancellation)
    {
        say($"Starting {slot.Version} again, which is current in {Name} and does not run.");
        LocalSlot started = slot;
        try
        {
            await services
                .RestartAsync(
                    slot,
                    x =>
                    {
                        started = x;
                        folder.Keep(x);
                    }
                )
                .ConfigureAwait(false);
            await WaitAsync(started, cancellation).ConfigureAwait(false);
        }
        catch (AutomationException e)
        {
            say($"{slot.Version} cannot be started again. {e.Message}{services.LastLinesOf(started)}");
        }
    }

    private LocalSlot NextSlot(ReleaseManifest manifest, LocalSlot? old)
    {
        string name = LocalFolder.NameOf(manifest);
        return new(1 - (old?.Index ?? 1), name, manifest.Version, manifest.Digest, manifest.Commit)
        {
            Previous = old?.Release == name ? old.Previous : folder.Current,
        };
    }

    private async Task<RunningRelease> WaitAsync(LocalSlot slot, CancellationToken cancellation)
    {
        RunningRelease? api = null;
        foreach (Uri address in services.Addresses(slot))
        {
            using ServiceProbe probe = new(address, null) { Patience = Patience };
            RunningRelease found = await probe
                .WaitAsync(slot.Version, slot.Commit, () => services.Ended(slot), cancellation)
                .ConfigureAwait(false);
            api ??= found;
        }
        return api!;
    }

    private async Task EndAsync(LocalSlot slot)
    {
        await services.StopAsync(slot).ConfigureAwait(false);
        folder.Forget(slot);
    }

    private RunningRelease Complete(RunningRelease found, LocalSlot slot) =>
        found with
        {
            Digest = found.Version == slot.Version && found.Commit == slot.Commit ? slot.Digest : null,
            IsHealthy = found.IsHealthy && services.IsRunning(slot),
            Since = slot.Since is { } since ? DateTimeOffset.FromUnixTimeSeconds(since.ToUnixTimeSeconds()) : null,
        };
}
