using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Automation.Processes;
using Automation.Services;

namespace Automation.Deploying.Local;

/// <summary>The services of an environment's folder: two slots, each with a port of the loopback for the API and one for the worker.</summary>
/// <param name="folder">The folder.</param>
/// <param name="settings">What the environment's file says.</param>
/// <param name="port">The port of the first API. The second one's is the next, then come those of the workers.</param>
public sealed class LocalServices(LocalFolder folder, TargetSettings settings, int port)
{
    private const string Api = "api";
    private const string Worker = "worker";
    private const string Loopback = "127.0.0.1";
    private const int LastLines = 12;

    /// <summary>How long a service may take to stop before it is killed. Workers let jobs end.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the API of a slot answers.</summary>
    public Uri Address(LocalSlot slot) => AddressOf(slot, Api);

    /// <summary>Where the services of a slot tell how they are, by name; the API is the first one.</summary>
    public IEnumerable<(string Name, Uri Address)> Addresses(LocalSlot slot) =>
        NamesOf(slot).Select(x => (x, AddressOf(slot, x)));

    /// <summary>Starts the services of a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="known">Is given the slot with each process before its program runs.</param>
    /// <exception cref="AutomationException">One cannot be started, or a port is taken.</exception>
    public void Start(LocalSlot slot, Action<LocalSlot> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        IReadOnlyDictionary<string, string> variables = settings.Variables();
        foreach (string name in NamesOf(slot))
        {
            ThrowIfTaken(AddressOf(slot, name).Port);
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

    /// <summary>Stops the services of a slot.</summary>
    public async Task StopAsync(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        await Task.WhenAll(slot.Processes.Values.Select(x => DetachedService.StopAsync(x, StopPatience)))
            .ConfigureAwait(false);
    }

    /// <summary>Says which service of a slot has ended.</summary>
    /// <returns>Null when all run.</returns>
    public static string? Ended(LocalSlot slot)
    {
        ArgumentNullException.ThrowIfNull(slot);
        string? name = slot.Processes.FirstOrDefault(x => !x.Value.IsRunning).Key;
        return name == null ? null : $"The service {name} of {slot.Version} ended by itself.";
    }

    /// <summary>The last lines of the services of a slot, without the values of secrets.</summary>
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

    private static void ThrowIfTaken(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new AutomationException(
                FormattableString.Invariant(
                    $"Port {port} is taken by a program that was not deployed here. End that program, or give the target another \"port\"."
                ),
                e
            );
        }
    }

    private static AutomationException NoService(string folder) =>
        new($"{folder} has no service: there is no program in a folder {Api}. Build the release again.");

    private Uri AddressOf(LocalSlot slot, string name) =>
        new(string.Create(CultureInfo.InvariantCulture, $"http://{Loopback}:{PortOf(slot.Index, name)}"));

    private int PortOf(int slot, string name) => port + slot + (name == Api ? 0 : 2);

    private IEnumerable<string> NamesOf(LocalSlot slot)
    {
        string release = folder.Of(slot.Release);
        if (!Directory.Exists(Path.Combine(release, Api)))
            throw NoService(release);
        return new[] { Api, Worker }.Where(x => Directory.Exists(Path.Combine(release, x)));
    }

    private Command CommandOf(LocalSlot slot, string name, IReadOnlyDictionary<string, string> settings)
    {
        string release = Path.Combine(folder.Of(slot.Release), name);
        const string Configuration = ".runtimeconfig.json";
        string program =
            Directory.EnumerateFiles(release, "*" + Configuration).Min(StringComparer.Ordinal)?[..^Configuration.Length]
            ?? throw NoService(release);
        string executable = OperatingSystem.IsWindows() ? program + ".exe" : program;
        string[] arguments = [$"--Urls={AddressOf(slot, name).OriginalString}"];
        Dictionary<string, string?> environment = new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Jobs__Store"] = "spool",
            ["Jobs__Spool__Folder"] = Path.Combine(folder.Data, "spool"),
        };
        // Nobody but programs of this machine gets to it, so that it works without a key unless one is given.
        if (name == Api && !settings.Keys.Any(x => x.StartsWith("Api__Keys__", StringComparison.Ordinal)))
            environment["Api__AllowWithoutKeyOnLoopback"] = "true";
        foreach ((string key, string value) in settings.Where(x => IsFor(name, x.Key)))
            environment[key] = value;
        return File.Exists(executable)
            ? new(executable, arguments, folder.Data) { Environment = environment }
            : new("dotnet", ["exec", program + ".dll", .. arguments], folder.Data) { Environment = environment };
    }

    // What is the one's is not known to the other, which would refuse it; the key of callers is no worker's business.
    private static bool IsFor(string name, string variable) =>
        !variable.StartsWith(name == Api ? "Worker__" : "Api__", StringComparison.OrdinalIgnoreCase);
}
