using System.Diagnostics.CodeAnalysis;
using Automation.Environments;

namespace Automation.Deploying;

/// <summary>Puts a release into an environment and records that it did, or leaves what ran before and records that it failed.</summary>
/// <param name="target">Where to.</param>
/// <param name="records">Where it is recorded.</param>
/// <param name="status">Who is told.</param>
/// <param name="time">The time.</param>
/// <param name="say">Takes a line for each thing that people may want to know.</param>
[SuppressMessage(
    "Naming",
    "CA1724",
    Justification = "It is what it is called in the field; System.Deployment belongs to another framework."
)]
public sealed class Deployment(
    IDeploymentTarget target,
    DeploymentRecords records,
    IDeploymentStatus status,
    TimeProvider time,
    Action<string> say
)
{
    /// <summary>Is told of each step before it is done.</summary>
    public Action<string> Step { get; init; } = _ => { };

    /// <summary>Deploys. What was done before and not recorded is recorded; what runs already is left alone.</summary>
    /// <param name="request">What, where to, and who says so.</param>
    /// <param name="cancellation">Stops it: what ran before goes on.</param>
    /// <returns>The record of the release that runs now.</returns>
    /// <exception cref="AutomationException">The release is not whole, or it does not work; what ran before goes on.</exception>
    public async Task<DeploymentRecord> RunAsync(DeploymentRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        Step("lock");
        using IDisposable held = target.Lock(request.Patience);
        Step("verify");
        Verify(request);
        // Records that somebody changed are found before anything is.
        DeploymentRecord? current = records.Current(request.Environment.Name);
        Step("finish");
        await target.FinishAsync(cancellation).ConfigureAwait(false);
        Step("ask");
        RunningRelease? before = await target.RunningAsync(cancellation).ConfigureAwait(false);
        if (before is { IsHealthy: true } && before.Digest == request.Release.Manifest.Digest)
            return Found(request, before, current);
        if (before is { Digest: { } digest } && current?.Digest != digest)
            say(
                $"{before.Version} runs in {request.Environment.Name} and has no record: the deployment that put it there was killed before it wrote one."
            );
        Step("tell");
        Tell(() => status.Started(request));
        RunningRelease after = await PutAsync(request, cancellation).ConfigureAwait(false);
        return Record(request, after);
    }

    private static void Verify(DeploymentRequest request)
    {
        string digest = DeployedRelease.Open(request.Release.Folder).Manifest.Digest;
        string expected = request.ExpectedDigest ?? request.Release.Manifest.Digest;
        if (digest != expected || digest != request.Release.Manifest.Digest)
            throw new AutomationException(
                $"The release in {request.Release.Folder} has the digest {digest}, and {request.Environment.Name} is to run {expected}. Fetch the release again; do not use this one."
            );
    }

    private DeploymentRecord Found(DeploymentRequest request, RunningRelease running, DeploymentRecord? current)
    {
        if (current == null || current.Digest != running.Digest || current.At < running.Since)
        {
            say(
                $"{request.Release} runs in {request.Environment.Name} already, but a deployment was killed before it recorded that. It is recorded now."
            );
            return Record(request, running);
        }
        say($"{request.Release} runs in {request.Environment.Name} already, is healthy and recorded. Nothing to do.");
        Step("share");
        records.Share(current.Tag);
        Tell(() => status.Succeeded(request, current, running.Address));
        return current;
    }

    private async Task<RunningRelease> PutAsync(DeploymentRequest request, CancellationToken cancellation)
    {
        try
        {
            return await target.PutAsync(request.Release, cancellation).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            string reason = e is OperationCanceledException ? "It was interrupted." : e.Message.Split('\n')[0];
            string state = await RestoreAsync(request).ConfigureAwait(false);
            Step("record failure");
            string tag = records.Write(
                RecordOf(request, RecordKind.Failure, time.GetUtcNow()) with
                {
                    Reason = $"{reason} {state}",
                }
            );
            Tell(() => records.Share(tag));
            Tell(() => status.Failed(request, $"{reason} {state}"));
            if (e is OperationCanceledException)
            {
                say($"{request.Release} was not deployed to {request.Environment.Name}: it was interrupted. {state}");
                throw;
            }
            throw new AutomationException($"{e.Message}\n{state} It is recorded as {tag}.", e);
        }
    }

    // Whoever interrupts a deployment wants it gone, and not the environment, so that nothing stops this.
    private async Task<string> RestoreAsync(DeploymentRequest request)
    {
        string name = request.Environment.Name;
        RunningRelease? running = await target.RunningAsync(CancellationToken.None).ConfigureAwait(false);
        if (running is { IsHealthy: true })
            return $"{running.Version} still runs in {name}.";
        if (request.Fallback is not { } fallback || fallback.Manifest.Digest == request.Release.Manifest.Digest)
            return running == null
                ? $"Nothing runs in {name}."
                : $"{running.Version} runs in {name}, and is not healthy.";
        Step("put back");
        try
        {
            DeployedRelease verified = DeployedRelease.Open(fallback.Folder);
            if (verified.Manifest.Digest != fallback.Manifest.Digest)
                return $"Nothing good runs in {name}: the release in {fallback.Folder} is not {fallback}.";
            await target.PutAsync(verified, CancellationToken.None).ConfigureAwait(false);
            return $"{fallback} was put back in {name}.";
        }
        catch (AutomationException e)
        {
            return $"Nothing good runs in {name}, and {fallback} could not be put back: {e.Message.Split('\n')[0]}";
        }
    }

    private DeploymentRecord Record(DeploymentRequest request, RunningRelease running)
    {
        DeploymentRecord record = RecordOf(request, request.Kind, running.Since ?? time.GetUtcNow());
        try
        {
            Step("record");
            string tag = records.Write(record);
            Step("share");
            tag = records.Share(tag);
            DeploymentRecord written = records.Current(request.Environment.Name) ?? record;
            Step("report");
            Tell(() => status.Succeeded(request, written, running.Address));
            say(
                $"{request.Release} runs in {request.Environment.Name} at {running.Address.OriginalString}, recorded as {tag}."
            );
            return written;
        }
        catch (AutomationException e)
        {
            string reason =
                $"{request.Release} runs in {request.Environment.Name}, but that is not recorded for all to see. {e.Message}";
            Tell(() => status.Failed(request, reason));
            throw new AutomationException($"{reason} Run the same command again: it records what runs.", e);
        }
    }

    private static DeploymentRecord RecordOf(DeploymentRequest request, RecordKind kind, DateTimeOffset at) =>
        new(
            request.Environment.Name,
            kind,
            request.Release.Manifest.Version,
            request.Release.Manifest.Digest,
            request.Release.Manifest.Commit,
            DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds())
        )
        {
            From = request.From,
            Approvals = request.Approvals,
            By = request.By,
            Run = request.Run,
        };

    private void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (AutomationException e)
        {
            say(e.Message);
        }
    }
}
