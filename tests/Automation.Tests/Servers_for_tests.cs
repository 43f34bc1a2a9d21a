using Automation.Processes;
using Automation.Services;

namespace Automation.Tests;

public sealed class Servers_for_tests : IDisposable
{
    private readonly ScratchFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void that_are_installed_are_found()
    {
        folder.Write("redis-server", "");

        Assert.True(new ServerPrograms(folder.Path, isRoot: false).HasRedis);
        Assert.False(new ServerPrograms("", isRoot: false).HasRedis);
    }

    [Fact]
    public void are_installed_by_the_programs_of_the_system()
    {
        Command garnet = Assert.Single(new ServerPrograms(folder.Path, isRoot: true).InstallRedis("/tools"));
        Assert.Equal(["garnet-server", "/tools"], garnet.Arguments.Where(x => x is "garnet-server" or "/tools"));
        string brew = folder.Write("brew", "");
        Assert.Equal(
            brew,
            Assert.Single(new ServerPrograms(folder.Path, isRoot: false).InstallRedis("/tools")).Program
        );
        string apt = folder.Write("apt-get", "");
        IReadOnlyList<Command> asRoot = new ServerPrograms(folder.Path, isRoot: true).InstallRedis("/tools");
        Assert.Equal([apt, apt], asRoot.Select(x => x.Program));
        Assert.Equal(["install", "--yes", "redis-server"], asRoot[1].Arguments);
        string sudo = folder.Write("sudo", "");
        Assert.All(
            new ServerPrograms(folder.Path, isRoot: false).InstallRedis("/tools"),
            x => Assert.Equal((sudo, true), (x.Program, x.Arguments.Contains(apt)))
        );
        Assert.Equal(apt, new ServerPrograms(folder.Path, isRoot: true).InstallRedis("/tools")[0].Program);
    }
}
