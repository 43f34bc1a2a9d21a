using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Automation.Processes;

namespace Automation.Services;

/// <summary>The job service on this machine: its store, its API and its worker.</summary>
/// <param name="Binaries">The folder with the compiled programs.</param>
/// <param name="Configuration">Which of them, as in <c>debug</c>.</param>
/// <param name="Data">The folder for what the service keeps.</param>
/// <param name="Port">The port of the API on the loopback. The worker tells how it is on the next one.</param>
public sealed record JobService(string Binaries, string Configuration, string Data, int Port)
{
    private const string RedisVariable = "REDIS_URL";

    /// <summary>Gives the variables of the environment.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Where the API is.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Where the worker tells how it is.</summary>
    public Uri WorkerAddress => new($"http://127.0.0.1:{Port + 1}");

    /// <summary>The services, in the order in which they start.</summary>
    /// <param name="queue">The store: <c>spool</c> or <c>redis</c>.</param>
    /// <exception cref="AutomationException">A port is taken, or there is no Redis.</exception>
    public IReadOnlyList<Service> Services(string queue)
    {
        ThrowIfTaken(Port);
        ThrowIfTaken(Port + 1);
        Directory.CreateDirectory(Data);
        if (queue == "spool")
            return Hosts([$"--Jobs:Store=spool", $"--Jobs:Spool:Folder={Path.Combine(Data, "spool")}"]);
        if (Variable(RedisVariable) is { Length: > 0 })
            return Hosts(["--Jobs:Store=redis"]);
        int port = FreePort.Find();
        Service redis = Redis(port);
        return [redis, .. Hosts(["--Jobs:Store=redis", $"--Jobs:Redis:Url=redis://127.0.0.1:{port}/0"])];
    }

    private IReadOnlyList<Service> Hosts(string[] store) =>
        [
            Host("api", "Template.Jobs.Api", Address, [.. store, "--Api:AllowWithoutKeyOnLoopback=true"]),
            Host("worker", "Template.Jobs.Worker", WorkerAddress, store),
        ];

    private Service Host(string name, string project, Uri address, string[] arguments)
    {
        string program = Path.Combine(Binaries, project, Configuration, project + ".dll");
        Command command = new("dotnet", ["exec", program, $"--Urls={address.OriginalString}", .. arguments], Data)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = null,
            },
        };
        return new(name, command, Readiness.OfHttp(new(address, "/health")));
    }

    private Service Redis(int port)
    {
        if (ProgramPath.Find("redis-server", Variable("PATH")) is not { } program)
            throw new AutomationException(
                $"redis-server is not installed, and {RedisVariable} says nothing. Install it (apt-get install redis-server, brew install redis), set {RedisVariable}=redis://host:6379/0, or run ./build.sh Up without --queue redis."
            );
        string folder = Path.Combine(Data, "redis");
        Directory.CreateDirectory(folder);
        string mark = Path.Combine(folder, "redis.pid");
        ThrowIfRunning(mark, folder);
        Command command = new(
            program,
            [
                "--port",
                $"{port}",
                "--bind",
                "127.0.0.1",
                "--dir",
                folder,
                "--appendonly",
                "yes",
                "--save",
                "",
                "--pidfile",
                mark,
            ],
            Data
        );
        return new("redis", command, Readiness.OfPort(port));
    }

    // Two servers that write to one file destroy what either has acknowledged.
    private static void ThrowIfRunning(string mark, string folder)
    {
        if (
            !File.Exists(mark)
            || !int.TryParse(
                File.ReadAllText(mark),
                NumberStyles.AllowTrailingWhite,
                CultureInfo.InvariantCulture,
                out int id
            )
        )
            return;
        try
        {
            using Process process = Process.GetProcessById(id);
            if (process.ProcessName.Contains("redis", StringComparison.OrdinalIgnoreCase))
                throw new AutomationException(
                    $"The redis-server of another ./build.sh Up (process {id}) still uses {folder}. Stop that Up, or end the server: kill {id}"
                );
        }
        catch (ArgumentException)
        {
            // It has ended.
        }
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
                $"Port {port} is taken, perhaps by another ./build.sh Up or by what one left behind that was killed. Stop that, or choose another one: ./build.sh Up --port 6080",
                e
            );
        }
    }
}
