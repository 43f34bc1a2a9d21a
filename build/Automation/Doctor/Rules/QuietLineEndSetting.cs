using Automation.Health;
using Automation.Processes;

namespace Automation.Doctor.Rules;

/// <summary>git does not turn line ends around that the repository has decided on.</summary>
internal sealed class QuietLineEndSetting()
    : DoctorRule(
        "DR006",
        HealthSeverity.Low,
        "autocrlf",
        "core.autocrlf is not true where .gitattributes or .editorconfig decide on line ends"
    )
{
    private const string Setting = "core.autocrlf";

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.IsGit || repository.Files.FirstOf(".gitattributes", ".editorconfig") is not { } file)
            return DoctorAnswer.Silent;
        string value = repository.Settings.GetValueOrDefault(Setting, "not set");
        return IsTrue(value)
            ? FoundOne(
                Setting,
                $"{Setting} is true: git writes Windows line ends into what {file} does not name, and editors and git fight over them.",
                $"git config {Setting} false",
                isMendable: true
            )
            : DoctorAnswer.Good($"{Setting} is {value}");
    }

    public override string Mend(ExaminedRepository repository, DoctorFinding finding)
    {
        CommandResult result = repository.Ask("config", Setting, "false");
        return result.ExitCode == 0
            ? $"{Setting} is false now, in this repository alone."
            : throw new AutomationException($"{Setting} cannot be set: {result.Error.Trim()}");
    }

    private static bool IsTrue(string value) => value.ToLowerInvariant() is "true" or "yes" or "on" or "1";
}
