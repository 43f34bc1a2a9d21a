using Template.Jobs.Contract;

namespace Template.Jobs.Redis.Tests.Servers;

/// <summary>Redis servers of the tests' own, where redis-server is installed. They keep nothing unless they are told to.</summary>
internal static class RedisServer
{
    private static readonly Lazy<ServerProcess> Running = new(() => Start());

    /// <summary>The server that tests share. Where there is none, the test is skipped.</summary>
    public static ServerProcess Shared
    {
        get
        {
            SkipWithoutServer();
            return Running.Value;
        }
    }

    public static ServerProcess Start(params string[] more)
    {
        SkipWithoutServer();
        return new(Program!, port => ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", .. more]);
    }

    private static string? Program { get; } = ServerProcess.Find("redis-server");

    // Linux has the package everywhere, so there CI must not pass without having tried.
    private static void SkipWithoutServer()
    {
        if (Program != null)
            return;
        const string Missing = "redis-server is not installed. On Debian and Ubuntu: sudo apt-get install redis-server";
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("CI") == "true")
            throw new InvalidOperationException(Missing);
        Skip.Because(Missing);
    }
}
