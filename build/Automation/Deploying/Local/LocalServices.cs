using System.Runtime.InteropServices;
using Automation.Processes;
using Automation.Releasing;
using Automation.Services;

namespace Automation.Deploying.Local;

/// <summary>The services of an environment's folder: two slots, each with a port of the loopback for the API and one for the worker.</summary>
/// <param name="folder">The folder.</param>
/// <param name="settings">What the environment's file says.</param>
/// <param name="port">The port of the first API. The second one's is the next, then come those of the workers.</param>
public sealed class LocalServices(LocalFolder folder, TargetSettings settings, int port) : ISlotServices
{
    private const string Api = SlotServices.Api;
    private const string Worker = "worker";
    private const int LastLines = 12;

    /// <summary>How long a service may take to stop before it is killed. Workers let jobs end.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => $"the folder {folder.Root}";

    /// <inheritdoc/>
    public Uri Address(LocalSlot slot) => SlotServices.Address(port, slot, Api);

    /// <inheritdoc/>
    public IEnumerable<Uri> Addresses(LocalSlot slot) => NamesOf(slot).Select(x => SlotServices.Address(port, slot, x));

    /// <inheritdoc/>
    public void Prepare(DeployedRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        folder.Unpack(release, ArchiveOf(release.Manifest));
    }

    /// <inheritdoc/>
    public void Start(LocalSlot slot, Action<LocalSlot> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        IReadOnlyDictionary<string, string> variables = settings.Variables();
        foreach (string name in NamesOf(slot))
        {
            SlotServices.ThrowIfTaken(SlotServices.Address(port, slot, name).Port);
            Command command = CommandOf(slot, name, variables);
            DetachedService.Start(
                command,
                folder.Log(slot.Release, name),
                process =>
                {
                    slot = slot with
                    {
                        Processes = slot.Processes.Append(new(name, process)).ToDictionary(StringComparer.Ordinal),
                    };
                    known(slot);
                }
            );
        }
    }

    /// <inheritdoc/>
    public async Task RestartAsync(LocalSlot slot, Action<LocalSlot> known)
    {
        await StopAsync(slot).ConfigureAwait(false);
        Start(slot with { Processes = new Dictionary<string, ProcessIdentity>(StringComparer.Ordinal) }, known);
    }

    /// <inheritdoc/>
    public async Task StopAsync(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        await Task.WhenAll(slot.Processes.Values.Select(x => DetachedService.StopAsync(x, StopPatience)))
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public bool IsRunning(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        return slot.IsRunning;
    }

    /// <inheritdoc/>
    public string? Ended(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        string? name = slot.Processes.FirstOrDefault(x => !x.Value.IsRunning).Key;
        return name == null ? null : $"The service {name} of {slot.Version} ended by itself.";
    }

    /// <inheritdoc/>
    public string LastLinesOf(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        string text = string.Concat(
            slot.Processes.Keys.Select(x => (Name: x, Log: folder.Log(slot.Release, x)))
                .Where(x => File.Exists(x.Log) && new FileInfo(x.Log).Length > 0)
                .Select(x =>
                    $"\nThe last lines of {x.Log}:\n  {string.Join("\n  ", File.ReadLines(x.Log).TakeLast(LastLines))}"
                )
        );
        return settings.Mask(text);
    }

    private static AutomationException NoService(string folder) =>
        new($"{folder} has no service: there is no program in a folder {Api}. Build the release again.");

    private IEnumerable<string> NamesOf(LocalSlot slot)
    {
        string release = folder.Of(slot.Release);
        if (!Directory.Exists(Path.Combine(release, Api)))
            throw NoService(release);
        return new[] { Api, Worker }.Where(x => Directory.Exists(Path.Combine(release, x)));
    }

    private Command CommandOf(LocalSlot slot, string name, IReadOnlyDictionary<string, string> variables)
    {
        string release = Path.Combine(folder.Of(slot.Release), name);
        const string Configuration = ".runtimeconfig.json";
        string program =
            Directory.EnumerateFiles(release, "*" + Configuration).Min(StringComparer.Ordinal)?[..^Configuration.Length]
            ?? throw NoService(release);
        string executable = OperatingSystem.IsWindows() ? program + ".exe" : program;
        string[] arguments = [$"--Urls={SlotServices.Address(port, slot, name).OriginalString}"];
        Dictionary<string, string?> environment = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Jobs__Store"] = "spool",
            ["Jobs__Spool__Folder"] = Path.Combine(folder.Data, "spool"),
        };
        // Nobody but programs of this machine gets to it, so that it works without a key unless one is given.
        if (name == Api && !variables.Keys.Any(x => x.StartsWith("Api__Keys__", StringComparison.Ordinal)))
            environment["Api__AllowWithoutKeyOnLoopback"] = "true";
        foreach ((string key, string value) in variables.Where(x => SlotServices.IsFor(name, x.Key)))
            environment[key] = value;
        return File.Exists(executable)
            ? new(executable, arguments, folder.Data) { Environment = environment }
            : new("dotnet", ["exec", program + ".dll", .. arguments], folder.Data) { Environment = environment };
    }

    private static ReleaseArtifact ArchiveOf(ReleaseManifest manifest)
    {
        string system =
            OperatingSystem.IsWindows() ? "win"
            : OperatingSystem.IsMacOS() ? "osx"
            : "linux";
        string runtime = $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
        string end = $"-{manifest.Version}-{runtime}.{(OperatingSystem.IsWindows() ? "zip" : "tar.gz")}";
        return manifest.Artifacts.FirstOrDefault(x =>
                x.Kind is ArtifactKind.SelfContained or ArtifactKind.FrameworkDependent
                && x.Name.EndsWith(end, StringComparison.Ordinal)
            )
            ?? throw new AutomationException(
                $"{manifest.Version} has no archive for {runtime}, which this machine needs. Add {runtime} to ReleaseRuntimes of the services, and make a release."
            );
    }
}
