using Automation.Processes;

namespace Automation.Services;

/// <summary>The servers that tests start: which are missing, and what installs them here.</summary>
/// <param name="path">The folders that programs are looked for in, as in PATH.</param>
/// <param name="isRoot">Whether the user may install programs without asking.</param>
public sealed class ServerPrograms(string path, bool isRoot)
{
    private const string Redis = "redis-server";
    private const string Garnet = "2.2.5";

    /// <summary>Whether Redis is installed.</summary>
    public bool HasRedis => ProgramPath.Find(Redis, path) != null;

    /// <summary>What installs Redis here or, where no package of the system has it, another server that speaks its protocol.</summary>
    /// <param name="tools">The folder for that other server.</param>
    /// <returns>Programs to run one after the other.</returns>
    public IReadOnlyList<Command> InstallRedis(string tools)
    {
        if (ProgramPath.Find("apt-get", path) is { } apt)
            return [Privileged(apt, "update"), Privileged(apt, "install", "--yes", Redis)];
        return ProgramPath.Find("brew", path) is { } brew
            ? [new(brew, ["install", "redis"], "/")]
            : [new("dotnet", ["tool", "update", "garnet-server", "--version", Garnet, "--tool-path", tools], "/")];
    }

    private Command Privileged(string program, params string[] arguments)
    {
        Command command =
            isRoot || ProgramPath.Find("sudo", path) is not { } sudo
                ? new(program, arguments, "/")
                : new(sudo, ["--non-interactive", "DEBIAN_FRONTEND=noninteractive", program, .. arguments], "/");
        return command with
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["DEBIAN_FRONTEND"] = "noninteractive",
            },
        };
    }
}
