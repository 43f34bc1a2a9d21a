using Automation.Health;
using Automation.Licensing;
using static Automation.Assessing.AssessmentCheck;

namespace Automation.Assessing;

/// <summary>The checks of the assessment, by whose they are.</summary>
internal static class AssessmentChecks
{
    private const string Own = "supply-chain.md#assessment";

    /// <summary>The groups in their order.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<AssessmentCheck> Checks)> All { get; } =
    [
        ("The checks of OpenSSF Scorecard", OfScorecard()),
        ("The rules for workflows and releases", OfRules()),
        ("The checks of the supply chain", OfSupplyChain()),
    ];

    private static AssessmentCheck[] OfScorecard() =>
        [
            ByRules("Binary-Artifacts", ["WF016"], AboutFiles, "program or an archive"),
            ByRules("Branch-Protection", ["WF018"], AboutGitHub),
            ByCommand(
                "CI-Tests",
                "pull_request",
                "No workflow tests pull requests.",
                "gates.md",
                "Verify",
                "Test",
                "dotnet test"
            ),
            new("CII-Best-Practices", "the badge in README.md", Own, Badge),
            Elsewhere("Code-Review", "Reviews are kept by the server; Branch-Protection says what it asks for."),
            Elsewhere("Contributors", "People of several organisations are seen on the repository's page."),
            ByRules("Dangerous-Workflow", ["WF003", "WF004"], AboutWorkflows),
            ByRules("Dependency-Update-Tool", ["WF011"], AboutGitHub, "Nothing keeps"),
            ByRules("Fuzzing", ["WF016"], AboutProjects, "No test tries properties"),
            ByRules("License", ["WF016"], AboutFiles, "There is no license"),
            Elsewhere("Maintained", "Commits and answers of the last 90 days are seen on the repository's page."),
            ByCommand("Packaging", null, "No workflow publishes packages.", "releases.md", "Publish", "dotnet nuget"),
            ByRules("Pinned-Dependencies", ["WF002", "WF015", "WF017"], AboutWorkflows),
            ByRules("SAST", ["WF016"], AboutGitHub, "CodeQL"),
            ByRules("SBOM", ["WF014"], AboutReleases, "SBOM"),
            ByRules("Security-Policy", ["WF016"], AboutFiles, "It does not say"),
            ByRules("Signed-Releases", ["WF013"], AboutReleases),
            ByRules("Token-Permissions", ["WF001"], AboutWorkflows),
            Elsewhere("Vulnerabilities", "A source of packages knows them: `./build.sh Audit`."),
            Elsewhere("Webhooks", "Their secrets are settings of the server."),
        ];

    private static AssessmentCheck[] OfRules() =>
        [
            .. HealthRules
                .All.Where(x => string.CompareOrdinal(x.Id, "WF001") >= 0 && string.CompareOrdinal(x.Id, "WF018") <= 0)
                .Select(x =>
                    OfRule(
                        x,
                        x.Id switch
                        {
                            "WF007" or "WF013" or "WF014" => AboutReleases,
                            "WF011" or "WF018" => AboutGitHub,
                            "WF015" => AboutProjects,
                            "WF016" or "WF017" => AboutFiles,
                            _ => AboutWorkflows,
                        }
                    )
                ),
        ];

    private static AssessmentCheck[] OfSupplyChain() =>
        [
            ByCommand(
                "Known weaknesses are looked for every night",
                "schedule",
                "No scheduled workflow runs ./build.sh Audit.",
                "supply-chain.md#known-weaknesses",
                "Audit"
            ),
            ByCommand(
                "Secrets are looked for in the whole history",
                "schedule",
                "No scheduled workflow runs ./build.sh CheckSecrets.",
                "supply-chain.md#secrets-in-the-history",
                "CheckSecrets"
            ),
            new("Licences are held to a list", LicensePolicy.File, "supply-chain.md#licences", Licenses),
        ];

    private static (AssessmentResult Result, string Note) Licenses(AssessedFiles files)
    {
        if (!files.Repository.Has(LicensePolicy.File))
            return (AssessmentResult.No, $"{LicensePolicy.File} is not there.");
        try
        {
            LicensePolicy policy = LicensePolicy.Parse(files.Repository.Text(LicensePolicy.File));
            (AssessmentResult result, string note) = files.ByStep(
                "pull_request",
                x => AssessedFiles.Runs(x, "Verify", "CheckLicenses"),
                "No workflow holds pull requests to it."
            );
            return result == AssessmentResult.Yes
                ? (
                    result,
                    $"Allowed: {string.Join(", ", policy.Allowed)}. Exceptions, each with a reason: {policy.Exceptions.Count}."
                )
                : (result, note);
        }
        catch (AutomationException exception)
        {
            return (AssessmentResult.No, exception.Message);
        }
    }

    private static (AssessmentResult Result, string Note) Badge(AssessedFiles files) =>
        files.Repository.Text("README.md").Contains("bestpractices.dev/projects/", StringComparison.OrdinalIgnoreCase)
            ? (AssessmentResult.Yes, "")
            : (
                AssessmentResult.No,
                "README.md shows no badge of bestpractices.dev, where a maintainer answers the questions."
            );
}
