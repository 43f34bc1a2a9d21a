using Automation.Health;
using Automation.Processes;

namespace Automation.Doctor.Rules;

/// <summary>git is new enough for what the build asks of it.</summary>
internal sealed class RecentGit()
    : DoctorRule("DR003", HealthSeverity.Medium, "git", "git is 2.38 or newer, and at least 2.31")
{
    /// <summary>Versions are calculated with <c>rev-parse --path-format</c>.</summary>
    private static readonly Version Needed = new(2, 31);

    /// <summary>Updates of the template are merged with <c>merge-tree --write-tree</c>.</summary>
    private static readonly Version Wanted = new(2, 38);

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.IsGit)
            return DoctorAnswer.Silent;
        try
        {
            return Judge(repository.Ask("--version").Output, repository.HasBuild);
        }
        catch (AutomationException)
        {
            return FoundOne("PATH", "git is not on PATH.", "Install git 2.38 or newer", harm: HealthSeverity.High);
        }
    }

    /// <summary>Judges what <c>git --version</c> says, such as <c>git version 2.39.5 (Apple Git-154)</c>.</summary>
    internal DoctorAnswer Judge(string said, bool hasBuild)
    {
        string number = said.Trim().Split(' ') is [_, _, var third, ..] ? third : "";
        if (!Version.TryParse(string.Join('.', number.Split('.').Take(2)), out Version? version))
            return DoctorAnswer.NotLooked($"git --version says '{said.Trim()}'");
        if (version >= Wanted || !hasBuild)
            return DoctorAnswer.Good($"git {number}");
        return version >= Needed
            ? FoundOne(
                "git",
                $"git {number} is too old for UpdateTemplate and Adopt; all else works.",
                "Install git 2.38 or newer",
                harm: HealthSeverity.Low
            )
            : FoundOne("git", $"git {number} is too old: versions cannot be calculated.", "Install git 2.38 or newer");
    }
}
