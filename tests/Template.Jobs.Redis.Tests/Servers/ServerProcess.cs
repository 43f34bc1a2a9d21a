using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Template.Jobs.Redis.Tests.Servers;

/// <summary>A server of the tests' own on a free port of the loopback. It ends with the tests, however they end.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly string path;
    private readonly Func<int, string[]> arguments;
    private Process process;
    private bool isRunning = true;

    public ServerProcess(string path, Func<int, string[]> arguments)
    {
        this.path = path;
        this.arguments = arguments;
        process = Start();
        AppDomain.CurrentDomain.ProcessExit += EndWithTests;
    }

    public int Port { get; } = FreePort();

    /// <summary>The path of a program that is installed, or in one of some folders.</summary>
    public static string? Find(string program, params string[] folders) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(folders)
            .Select(x => Path.Combine(x, OperatingSystem.IsWindows() ? program + ".exe" : program))
            .FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the server without a chance to tidy up.</summary>
    public void Kill()
    {
        if (!isRunning)
            return;
        isRunning = false;
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public void Restart()
    {
        process = Start();
        isRunning = true;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= EndWithTests;
        Kill();
        process.Dispose();
    }

    private void EndWithTests(object? sender, EventArgs e) => Kill();

    private Process Start()
    {
        ProcessStartInfo start = new(path, arguments(Port)) { RedirectStandardOutput = true, UseShellExecute = false };
        Process started = Process.Start(start)!;
        started.OutputDataReceived += (_, _) => { };
        started.BeginOutputReadLine();
        WaitForPort(started);
        return started;
    }

    private void WaitForPort(Process started)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                using TcpClient client = new();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException) when (tries < 500 && !started.HasExited)
            {
                Thread.Sleep(20);
            }
        }
    }
}
