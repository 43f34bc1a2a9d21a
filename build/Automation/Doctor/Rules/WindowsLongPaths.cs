using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>git on Windows can write long paths, which lie below artifacts.</summary>
internal sealed class WindowsLongPaths()
    : DoctorRule("DR025", HealthSeverity.Low, "long paths", "On Windows, core.longpaths is true")
{
    private const string Setting = "core.longpaths";

    public override DoctorAnswer Check(ExaminedRepository repository) =>
        OperatingSystem.IsWindows() && repository.IsGit
            ? Judge(repository.Settings.GetValueOrDefault(Setting, "not set"))
            : DoctorAnswer.Silent;

    /// <summary>Judges the value of the setting.</summary>
    internal DoctorAnswer Judge(string value) =>
        value == "true"
            ? DoctorAnswer.Good($"{Setting} is true")
            : FoundOne(
                Setting,
                $"{Setting} is {value}: git cannot write paths of more than 259 signs.",
                $"git config {Setting} true",
                isMendable: true
            );

    public override string Mend(ExaminedRepository repository, DoctorFinding finding)
    {
        repository.Git.Run(["config", Setting, "true"]);
        return $"{Setting} is true now, in this repository alone.";
    }
}
