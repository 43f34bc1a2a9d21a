using Automation.Health;
using Automation.Tools;

namespace Automation.Doctor.Rules;

/// <summary>Tells what does the work of tools that a feed may lack.</summary>
internal sealed class StandInsInUse()
    : DoctorRule(
        "DR010",
        HealthSeverity.Low,
        "stand-ins",
        "It is known what does the work of tools that a feed may lack"
    )
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.HasBuild)
            return DoctorAnswer.Silent;
        List<string> inUse = [$"engine {Switch(repository, "BuildEngine")}"];
        if (repository.Files.Files.Any(x => x.Contains(".Redis/Resp/", StringComparison.Ordinal)))
            inUse.Add($"Redis client {Switch(repository, "RedisClient")}");
        foreach ((string package, string work, string standIn) in Tools)
        {
            if (Listed(repository, package) is { } tool)
                inUse.Add(repository.Tools.Has(tool) ? $"{work} {standIn} ({package} is there)" : $"{work} {standIn}");
        }
        return DoctorAnswer.Note(string.Join(", ", inUse));
    }

    private static (string Package, string Work, string StandIn)[] Tools =>
        [("gitversion.tool", "version", "by the build"), ("husky", "hooks", "by git")];

    private static string Switch(ExaminedRepository repository, string name) =>
        repository.Variable(name) is { Length: > 0 } value ? value : "embedded";

    private static ListedTool? Listed(ExaminedRepository repository, string package) =>
        File.Exists(ToolManifest.FileOf(repository.Root))
            ? ToolManifest.Read(repository.Root).Tools.FirstOrDefault(x => x.Package == package)
            : null;
}
