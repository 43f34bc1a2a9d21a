using Automation.Health;
using Automation.Tools;

namespace Automation.Doctor.Rules;

/// <summary>The local tools are on the machine, or something does their work.</summary>
internal sealed class RestoredTools()
    : DoctorRule("DR009", HealthSeverity.Low, "tools", "The tools that the manifest lists are restored")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        string file = ToolManifest.FileOf(repository.Root);
        if (!File.Exists(file))
            return DoctorAnswer.Silent;
        string where = Path.GetRelativePath(repository.Root, file).Replace('\\', '/');
        IReadOnlyList<ListedTool> tools;
        try
        {
            tools = ToolManifest.Read(repository.Root).Tools;
        }
        catch (AutomationException exception)
        {
            return FoundOne(where, exception.Message, $"git checkout -- {where}", harm: HealthSeverity.Medium);
        }
        LocalTools local = repository.Tools;
        ListedTool[] missing = [.. tools.Where(x => x.StandIn == null && !local.Has(x))];
        string there = string.Join(", ", tools.Where(local.Has).Select(x => $"{x.Package} {x.Version}"));
        return DoctorAnswer.Of(
            missing.Select(x =>
                Found(
                    where,
                    $"{x.Package} {x.Version} is not restored yet; the first target that needs it does that.",
                    repository.HasBuild ? "./build.sh Setup" : "dotnet tool restore",
                    isMendable: true
                )
            ),
            there.Length == 0 ? "none is needed" : there
        );
    }

    public override string Mend(ExaminedRepository repository, DoctorFinding finding)
    {
        RestoredTool restored = repository
            .Tools.RestoreAll()
            .First(x => finding.Message.StartsWith($"{x.Tool.Package} {x.Tool.Version} ", StringComparison.Ordinal));
        return restored.Program == null ? throw new AutomationException(restored.Message) : restored.Message;
    }
}
