using Automation.Health;
using Automation.Hooks;

namespace Automation.Doctor.Rules;

/// <summary>The hooks of the repository run with each commit.</summary>
internal sealed class HooksInUse()
    : DoctorRule("DR008", HealthSeverity.Low, "hooks", "git runs the hooks of the repository")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        bool hasHooks = HookInstaller.Names.Any(x => repository.Files.Has($"{HookInstaller.Folder}/{x}"));
        if (!repository.IsGit || !hasHooks || repository.IsServer)
            return DoctorAnswer.Silent;
        if (repository.Variable("HUSKY") == "0")
            return DoctorAnswer.Note("kept off by HUSKY=0");
        HookInstaller installer = new(repository.Git);
        if (installer.IsInstalled)
            return DoctorAnswer.Good($"{HookInstaller.Folder} is in use");
        if (repository.Settings.TryGetValue("core.hookspath", out string? path) && IsElsewhere(repository, path))
            return FoundOne(
                "core.hooksPath",
                $"git looks for hooks in {path}: those in {HookInstaller.Folder} never run, and no build changes that.",
                $"git config core.hooksPath {HookInstaller.Folder}",
                harm: HealthSeverity.Medium
            );
        return installer.Others() is { } others
            ? FoundOne(
                ".git/hooks",
                others.Split(". ")[0] + ".",
                $"Move them away, then ./build.sh InstallHooks",
                harm: HealthSeverity.Medium
            )
            : FoundOne(
                "core.hooksPath",
                $"The hooks in {HookInstaller.Folder} are not in use; what is committed is not checked.",
                repository.HasBuild ? "./build.sh InstallHooks" : $"git config core.hooksPath {HookInstaller.Folder}",
                isMendable: true
            );
    }

    public override string Mend(ExaminedRepository repository, DoctorFinding finding) =>
        new HookInstaller(repository.Git).Install();

    private static bool IsElsewhere(ExaminedRepository repository, string path) =>
        path.Length > 0 && Path.GetFullPath(path, repository.Root) != repository.At(HookInstaller.Folder);
}
