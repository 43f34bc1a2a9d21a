using Automation.Health;
using Automation.Services;

namespace Automation.Doctor.Rules;

/// <summary>Whoever starts dotnet gets the same one: editors look at PATH, programs at DOTNET_ROOT.</summary>
internal sealed class OneDotNet()
    : DoctorRule("DR002", HealthSeverity.Low, "dotnet", "dotnet is on PATH, and DOTNET_ROOT is its folder or not set")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.HasDotNet)
            return DoctorAnswer.Silent;
        if (ProgramPath.Find("dotnet", repository.Variable("PATH") ?? "") is not { } program)
            return FoundOne(
                "PATH",
                "dotnet is not on PATH. The build finds it, editors and other programs do not.",
                "Put the folder of dotnet on PATH"
            );
        string folder = Path.GetDirectoryName(Target(program))!;
        if (repository.Variable("DOTNET_ROOT") is not { Length: > 0 } root)
            return DoctorAnswer.Good(folder);
        if (ProgramPath.Find("dotnet", root) is not { } other)
            return FoundOne(
                "DOTNET_ROOT",
                $"DOTNET_ROOT is {root}, and there is no dotnet in it: tools and test programs do not start.",
                $"export DOTNET_ROOT={folder}, or unset DOTNET_ROOT",
                harm: HealthSeverity.Medium
            );
        // A shim beside PATH's folders has no runtimes, and says nothing of where dotnet lies.
        return Path.GetDirectoryName(Target(other)) == folder || !Directory.Exists(Path.Combine(folder, "shared"))
            ? DoctorAnswer.Good(folder)
            : FoundOne(
                "DOTNET_ROOT",
                $"DOTNET_ROOT is {root}, but the dotnet on PATH lies in {folder}: what is built with one is started by the other.",
                $"export DOTNET_ROOT={folder}, or unset DOTNET_ROOT"
            );
    }

    private static string Target(string program) =>
        new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program;
}
