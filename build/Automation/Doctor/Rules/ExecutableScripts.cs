using Automation.Git;
using Automation.Health;
using Automation.Hooks;

namespace Automation.Doctor.Rules;

/// <summary>The scripts that people and git start can be started.</summary>
internal sealed class ExecutableScripts()
    : DoctorRule("DR014", HealthSeverity.Medium, "scripts", "build.sh and the hooks have their executable bits")
{
    private const UnixFileMode Execute =
        UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        string[] scripts = [.. repository.Files.Files.Where(IsScript)];
        return scripts.Length == 0
            ? DoctorAnswer.Silent
            : DoctorAnswer.Of(
                scripts.Select(x => Judge(repository, x)).OfType<DoctorFinding>(),
                string.Join(", ", scripts)
            );
    }

    public override string Mend(ExaminedRepository repository, DoctorFinding finding)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                repository.At(finding.Where),
                File.GetUnixFileMode(repository.At(finding.Where)) | Execute
            );
        if (!IsInIndexWithout(repository, finding.Where))
            return $"{finding.Where} can be executed now.";
        repository.Git.Run(["update-index", "--chmod=+x", "--", finding.Where]);
        return $"{finding.Where} can be executed now; the change is staged, for it has to be committed.";
    }

    private DoctorFinding? Judge(ExaminedRepository repository, string script)
    {
        bool isHere =
            OperatingSystem.IsWindows()
            || File.GetUnixFileMode(repository.At(script)).HasFlag(UnixFileMode.UserExecute);
        if (IsInIndexWithout(repository, script))
            return Found(
                script,
                "git holds it without its executable bit, so that every clone lacks it.",
                $"git update-index --chmod=+x {script} && chmod +x {script}, then commit",
                isMendable: true
            );
        return isHere
            ? null
            : Found(script, "It has lost its executable bit here.", $"chmod +x {script}", isMendable: true);
    }

    private static bool IsScript(string path) =>
        path == "build.sh" || HookInstaller.Names.Any(x => path == $"{HookInstaller.Folder}/{x}");

    private static bool IsInIndexWithout(ExaminedRepository repository, string script) =>
        repository.Entries.FirstOrDefault(x => x.Path.Text == script) is IndexEntry { IsExecutable: false };
}
