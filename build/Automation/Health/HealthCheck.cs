using Automation.Doctor;
using Automation.Health.Rules;

namespace Automation.Health;

/// <summary>Runs the rules on a repository.</summary>
/// <param name="Findings">What is wrong, by file and line.</param>
/// <param name="Ignored">What is wrong too and put up with, each with the ignore that says why.</param>
public sealed record HealthCheck(
    IReadOnlyList<HealthFinding> Findings,
    IReadOnlyList<(HealthFinding Finding, HealthIgnore Ignore)> Ignored
)
{
    /// <summary>Checks a repository on disk.</summary>
    /// <param name="root">The repository's folder.</param>
    public static HealthCheck Run(string root) => Run(HealthRepository.Open(root));

    /// <summary>Checks a repository.</summary>
    public static HealthCheck Run(HealthRepository repository)
    {
        IReadOnlyList<HealthIgnore> ignores = HealthIgnores.Read(repository).All;
        List<HealthFinding> findings = [];
        List<(HealthFinding, HealthIgnore)> ignored = [];
        foreach (HealthFinding found in HealthRules.All.SelectMany(x => x.Check(repository)))
        {
            HealthFinding finding = Explained(found);
            if (ignores.FirstOrDefault(x => x.Matches(finding)) is { } ignore)
                ignored.Add((finding, ignore));
            else
                findings.Add(finding);
        }
        NeededIgnores unused = HealthRules.All.OfType<NeededIgnores>().First();
        findings.AddRange(
            // What is found on a machine differs from one to the next, so that nobody can say what is not needed.
            ignores
                .Where(x => !DoctorRules.Has(x.Rule))
                .Where(x => !ignored.Any(y => x.Matches(y.Item1)))
                .Select(x => Explained(unused.Unused(x)))
        );
        return new HealthCheck(
            [
                .. findings
                    .OrderBy(x => x.File, StringComparer.Ordinal)
                    .ThenBy(x => x.Line)
                    .ThenBy(x => x.Rule.Id, StringComparer.Ordinal),
            ],
            ignored
        );

        HealthFinding Explained(HealthFinding x) =>
            repository.Has(HealthRule.PageFile) ? x with { Page = x.Rule.Page } : x;
    }
}
