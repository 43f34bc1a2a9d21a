using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Template.Jobs.Redis.Tests;

/// <summary>A Redis server of the tests' own on a free port of the loopback.</summary>
internal sealed class RedisServerProcess : IDisposable
{
    private static readonly Lazy<RedisServerProcess?> Running = new(() =>
        Find("redis-server") is { } path ? new(path) : null
    );
    private readonly string[] arguments;
    private readonly string path;
    private Process process;

    public RedisServerProcess(string path, params string[] more)
    {
        this.path = path;
        Port = FreePort();
        arguments = ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", .. more];
        process = Start();
    }

    /// <summary>The server that tests share, where redis-server is installed.</summary>
    public static RedisServerProcess? Shared => Running.Value;

    public int Port { get; }

    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(x => Path.Combine(x, program))
            .FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Restart() => process = Start();

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private Process Start()
    {
        ProcessStartInfo start = new(path, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        Process started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        // A server that tests share ends with them.
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            try
            {
                started.Kill();
            }
            catch (InvalidOperationException)
            {
                // It has ended.
            }
        };
        WaitForPort();
        return started;
    }

    private void WaitForPort()
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (tries < 500)
            {
                Thread.Sleep(20);
            }
        }
    }
}
