using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>The clone has the whole history, from which the version is read.</summary>
internal sealed class WholeHistory()
    : DoctorRule(
        "DR007",
        HealthSeverity.Medium,
        "history",
        "The clone is not shallow where versions come from the history"
    )
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (repository.Folders is not { } folders)
            return DoctorAnswer.Silent;
        if (!File.Exists(Path.Combine(folders.Shared, "shallow")))
            return DoctorAnswer.Good("whole");
        return repository.Files.FirstOf("GitVersion.yml", "GitVersion.yaml") is { } file
            ? FoundOne(
                ".git/shallow",
                $"The clone is shallow. {file} counts commits and tags, so the version may be wrong.",
                "git fetch --unshallow --tags"
            )
            : DoctorAnswer.Good("shallow, and nothing here counts it");
    }
}
