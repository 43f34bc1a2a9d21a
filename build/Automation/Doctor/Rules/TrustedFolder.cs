using Automation.Health;
using Automation.Processes;

namespace Automation.Doctor.Rules;

/// <summary>git works in the folder; it refuses one that belongs to somebody else.</summary>
internal sealed class TrustedFolder()
    : DoctorRule("DR004", HealthSeverity.High, "ownership", "git trusts the folder and can read the repository")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.IsGit)
            return DoctorAnswer.Silent;
        CommandResult result = repository.Ask("rev-parse", "--git-dir");
        if (result.ExitCode == 0)
            return DoctorAnswer.Good("git trusts the folder");
        return result.Error.Contains("dubious ownership", StringComparison.Ordinal)
            ? FoundOne(
                "safe.directory",
                "The folder belongs to somebody else, and git refuses to work in it.",
                $"git config --global --add safe.directory '{repository.Root}', if you trust what is in it"
            )
            : FoundOne(
                ".git",
                $"git cannot read the repository: {result.Error.Trim().Split('\n')[0].TrimEnd('.')}.",
                "git fsck says more; if nothing helps, clone it again"
            );
    }
}
