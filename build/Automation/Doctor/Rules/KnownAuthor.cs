using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>git knows who commits.</summary>
internal sealed class KnownAuthor()
    : DoctorRule("DR005", HealthSeverity.Medium, "identity", "user.name and user.email are set")
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.IsGit || repository.IsServer)
            return DoctorAnswer.Silent;
        // Then the settings of the repository are not read, and who commits there cannot be told.
        if (repository.Ask("rev-parse", "--git-dir").ExitCode != 0)
            return DoctorAnswer.NotLooked("git refuses the folder");
        (string Setting, string Variable, string Example)[] parts =
        [
            ("user.name", "GIT_AUTHOR_NAME", "\"Your Name\""),
            ("user.email", "GIT_AUTHOR_EMAIL", "you@example.org"),
        ];
        return DoctorAnswer.Of(
            parts
                .Where(x =>
                    string.IsNullOrWhiteSpace(repository.Settings.GetValueOrDefault(x.Setting))
                    && string.IsNullOrWhiteSpace(repository.Variable(x.Variable))
                )
                .Select(x =>
                    Found(
                        x.Setting,
                        $"{x.Setting} is not set, so that git refuses to commit.",
                        $"git config --global {x.Setting} {x.Example}"
                    )
                ),
            "user.name and user.email are set"
        );
    }
}
