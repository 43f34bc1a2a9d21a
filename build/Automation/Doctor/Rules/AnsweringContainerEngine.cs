using Automation.Health;
using Automation.Processes;
using Automation.Services;

namespace Automation.Doctor.Rules;

/// <summary>There is an engine for the containers that the repository describes.</summary>
internal sealed class AnsweringContainerEngine()
    : DoctorRule(
        "DR018",
        HealthSeverity.Low,
        "containers",
        "docker or podman answers, where the repository describes containers"
    )
{
    private static readonly string[] Names = ["docker", "podman"];

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.Files.Files.Any(IsOfContainers))
            return DoctorAnswer.Silent;
        string[] found = [.. Names.Where(x => ProgramPath.Find(x, repository.Variable("PATH") ?? "") != null)];
        if (found.Length == 0)
            return FoundOne(
                "PATH",
                "Neither docker nor podman is on PATH. Only what runs in containers needs one.",
                "Install one of them, if you want containers"
            );
        foreach (string name in found)
        {
            CommandResult? result = repository.Within(() => Version(repository, name));
            if (result is { ExitCode: 0 } && result.Output.Trim() is { Length: > 0 } version)
                return DoctorAnswer.Good($"{name} {version.Split('\n')[0]}");
        }
        return FoundOne(
            found[0],
            $"{string.Join(" and ", found)} {(found.Length == 1 ? "is" : "are")} installed and no engine answers. Only what runs in containers needs one.",
            $"Start it ({found[0]} info says what is wrong), if you want containers"
        );
    }

    private static CommandResult Version(ExaminedRepository repository, string name)
    {
        string program = ProgramPath.Find(name, repository.Variable("PATH") ?? "")!;
        string field = name == "docker" ? "{{.Server.Version}}" : "{{.Client.Version}}";
        return new Command(program, ["version", "--format", field], repository.Root).Run();
    }

    private static bool IsOfContainers(string path) =>
        Path.GetFileName(path) is "compose.yml" or "compose.yaml" or "docker-compose.yml" or "Dockerfile"
        || path.StartsWith(".devcontainer/", StringComparison.Ordinal);
}
