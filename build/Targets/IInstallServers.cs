using Automation;
using Automation.Processes;
using Automation.Services;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface IInstallServers : IHasRepository
{
    Target InstallServers =>
        _ =>
            _.Description(
                    "Installs redis-server where it is missing: without it the tests of the Redis store are skipped"
                )
                .Executes(() =>
                {
                    ServerPrograms servers = new(
                        Environment.GetEnvironmentVariable("PATH") ?? "",
                        Environment.IsPrivilegedProcess
                    );
                    if (servers.HasRedis)
                    {
                        Log.Information("redis-server is installed");
                        return;
                    }

                    foreach (Command command in servers.InstallRedis(Artifacts / "tools" / "garnet"))
                    {
                        CommandResult result = command.Run();
                        if (result.ExitCode != 0)
                            throw new AutomationException(
                                $"{command.Program} {string.Join(' ', command.Arguments)} failed: {result.Error.Trim()} Install redis-server by hand."
                            );
                    }
                });
}
