using Template.Jobs.Contract;

namespace Template.Jobs.Redis.Tests.Servers;

/// <summary>A Garnet server of the tests' own, where garnet-server is installed.</summary>
internal static class GarnetServer
{
    private static readonly Lazy<ServerProcess?> Running = new(Start);

    /// <summary>The server that tests share. Where there is none, the test is skipped.</summary>
    public static ServerProcess Shared
    {
        get
        {
            if (Running.Value == null)
                Skip.Because(
                    "garnet-server is not installed. It needs 565 MB: dotnet tool install garnet-server --version 2.2.5 --tool-path artifacts/tools/garnet"
                );
            return Running.Value!;
        }
    }

    // Only in its transaction mode does a script run as a whole or not at all.
    private static ServerProcess? Start() =>
        ServerProcess.Find("garnet-server", Path.Combine(RepositoryRoot(), "artifacts", "tools", "garnet")) is { } path
            ? new(
                path,
                port =>
                    [
                        .. "-q --bind 127.0.0.1 --lua --lua-transaction-mode --memory 256m --index 16m --port".Split(
                            ' '
                        ),
                        $"{port}",
                    ]
            )
            : null;

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "global.json")))
            folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
