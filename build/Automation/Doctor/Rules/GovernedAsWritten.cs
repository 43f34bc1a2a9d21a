using Automation.Governance;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>The settings on GitHub are those that the repository writes down.</summary>
internal sealed class GovernedAsWritten()
    : DoctorRule(
        "DR020",
        HealthSeverity.Medium,
        "governance",
        "GitHub has the settings that .github/governance.json says"
    )
{
    private const int Times = 3;

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.Files.Has(GovernanceFile.Path))
            return DoctorAnswer.Silent;
        if (repository.GitHub is not { Connection: { } connection, Problem: null } access)
            return DoctorAnswer.NotLooked(repository.GitHub.Problem!);
        GovernanceFindings? findings = repository.Within(
            () =>
            {
                using GovernanceRun run = new(
                    connection,
                    GovernanceFile.Read(repository.Root),
                    repository.Time,
                    _ => { }
                );
                return run.Compare();
            },
            Times
        );
        if (findings == null)
            return DoctorAnswer.NotLooked("comparing takes too long; ./build.sh CheckGovernance");
        if (findings.Drifts.Count == 0 && findings.Problems.Count > 0)
            return DoctorAnswer.NotLooked(findings.Problems[0].TrimEnd('.'));
        return DoctorAnswer.Of(
            findings.Drifts.Select(x =>
                Found(
                    GovernanceFile.Path,
                    $"{x.Thing} on GitHub is not as it says ({(x.Differences.Count == 1 ? "1 setting differs" : $"{x.Differences.Count} settings differ")}).",
                    "./build.sh ApplyGovernance --dry-run, then without --dry-run"
                )
            ),
            $"{connection.Owner}/{connection.Name} is as {GovernanceFile.Path} says"
        );
    }
}
