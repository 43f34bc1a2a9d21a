using System.Globalization;

namespace Automation.Deploying.Local;

/// <summary>The services of an environment in containers of this machine, reached through ports of the loopback.</summary>
/// <param name="folder">The folder that says what is current.</param>
/// <param name="settings">What the environment's file says.</param>
/// <param name="engine">docker or podman.</param>
/// <param name="port">The port of the first API. The second one's is the next, then come those of the workers.</param>
public sealed class ContainerServices(LocalFolder folder, TargetSettings settings, CommandLineProgram engine, int port)
    : ISlotServices
{
    private const string InnerPort = "8080";
    private const string InnerData = "/data";
    private const string LastLines = "12";
    private static readonly string[] All = [SlotServices.Api, "worker"];
    private readonly Dictionary<string, string> images = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => $"the containers jobs-{settings.Environment} of {engine.Name}";

    /// <summary>How long a container may take to stop, in seconds. Workers let jobs end.</summary>
    public int StopSeconds { get; init; } = 30;

    /// <inheritdoc/>
    public Uri Address(LocalSlot slot) => SlotServices.Address(port, slot, SlotServices.Api);

    /// <inheritdoc/>
    public IEnumerable<Uri> Addresses(LocalSlot slot) => All.Select(x => SlotServices.Address(port, slot, x));

    /// <inheritdoc/>
    public void Prepare(DeployedRelease release)
    {
        ReleaseImages found = new(release, settings.Texts("image"));
        foreach (string service in All)
        {
            if (found.Archive(service) is { } archive)
            {
                // "Loaded image: NAME" or "Loaded image ID: sha256:…", the last line.
                string line = engine.Run("load", "--input", archive).Split('\n')[^1];
                images[service] = Inspect(line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim());
            }
            else
            {
                string reference = found.Reference(service);
                engine.Run("pull", reference);
                images[service] = Inspect(reference);
            }
        }
    }

    /// <inheritdoc/>
    public void Start(LocalSlot slot, Action<LocalSlot> known)
    {
        ArgumentNullException.ThrowIfNull(slot);
        ArgumentNullException.ThrowIfNull(known);
        IReadOnlyDictionary<string, string> variables = settings.Variables();
        // The names of containers follow from the slot, so that all that is made later is known by now.
        known(slot);
        foreach (string service in All)
        {
            string container = ContainerOf(slot, service);
            engine.Try("rm", "--force", container);
            SlotServices.ThrowIfTaken(SlotServices.Address(port, slot, service).Port);
            Dictionary<string, string> environment = Environment(service, variables);
            engine.RunWith(environment, [.. Arguments(slot, service, environment.Keys), images[service]]);
        }
    }

    /// <inheritdoc/>
    public Task RestartAsync(LocalSlot slot, Action<LocalSlot> known) =>
        Task.Run(() =>
        {
            foreach (string service in All)
                engine.Run("start", ContainerOf(slot, service));
        });

    /// <inheritdoc/>
    public Task StopAsync(LocalSlot slot) =>
        Task.Run(() =>
        {
            foreach (string service in All)
            {
                engine.Try(
                    "stop",
                    "--time",
                    StopSeconds.ToString(CultureInfo.InvariantCulture),
                    ContainerOf(slot, service)
                );
                engine.Try("rm", "--force", ContainerOf(slot, service));
            }
        });

    /// <inheritdoc/>
    public bool IsRunning(LocalSlot slot) => All.All(x => State(slot, x, "{{.State.Running}}") == "true");

    /// <inheritdoc/>
    public string? Ended(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        // One that crashes is started again and again, and runs in between.
        string? service = All.FirstOrDefault(x => State(slot, x, "{{.State.Running}} {{.RestartCount}}") != "true 0");
        return service == null ? null : $"The service {service} of {slot.Version} ended by itself.";
    }

    /// <inheritdoc/>
    public string LastLinesOf(LocalSlot slot) =>
        settings.Mask(
            string.Concat(
                All.Select(x => ContainerOf(slot, x))
                    .Select(x => (Name: x, Lines: engine.Try("logs", "--tail", LastLines, x)))
                    .Where(x => x.Lines is { Length: > 0 })
                    .Select(x =>
                        $"\nThe last lines of {x.Name}:\n  {x.Lines!.Replace("\n", "\n  ", StringComparison.Ordinal)}"
                    )
            )
        );

    private string ContainerOf(LocalSlot slot, string service) =>
        string.Create(CultureInfo.InvariantCulture, $"jobs-{settings.Environment}-{slot.Index}-{service}");

    private string? State(LocalSlot slot, string service, string format) =>
        engine.Try("inspect", "--format", format, ContainerOf(slot, service));

    private string Inspect(string image) => engine.Run("image", "inspect", "--format", "{{.Id}}", image);

    // The values come from the engine's own environment: the list of processes is for all to see.
    private IEnumerable<string> Arguments(LocalSlot slot, string service, IEnumerable<string> variables) =>
        [
            "run",
            "--detach",
            "--name",
            ContainerOf(slot, service),
            "--restart",
            "unless-stopped",
            "--read-only",
            "--tmpfs",
            "/tmp",
            "--cap-drop",
            "ALL",
            "--security-opt",
            "no-new-privileges",
            "--pids-limit",
            "256",
            "--memory",
            "512m",
            "--label",
            $"environment={settings.Environment}",
            "--label",
            $"version={slot.Version}",
            "--label",
            $"digest={slot.Digest}",
            "--label",
            $"commit={slot.Commit}",
            "--publish",
            $"{SlotServices.Address(port, slot, service).Authority}:{InnerPort}",
            .. settings.Text("network") is { } network ? new[] { "--network", network } : [],
            .. UsesFolder() ? new[] { "--volume", $"{folder.Data}:{InnerData}" } : [],
            .. variables.SelectMany(x => new[] { "--env", x }),
        ];

    private Dictionary<string, string> Environment(string service, IReadOnlyDictionary<string, string> variables)
    {
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_HTTP_PORTS"] = InnerPort,
        };
        if (UsesFolder())
        {
            environment["Jobs__Store"] = "spool";
            environment["Jobs__Spool__Folder"] = InnerData + "/spool";
            // The images run as a user that this machine does not know.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(folder.Data, (UnixFileMode)0b111_111_111);
        }
        foreach ((string name, string value) in variables.Where(x => SlotServices.IsFor(service, x.Key)))
            environment[name] = value;
        return environment;
    }

    private bool UsesFolder() => settings.Setting("Jobs__Store") is null or "spool";
}
