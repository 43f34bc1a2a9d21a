using Automation.Assessing;
using Automation.Tests.Health;

namespace Automation.Tests.Assessing;

/// <summary>A repository that does all that files can show.</summary>
internal static class AssessedScratch
{
    private const string Head =
        "permissions: { contents: read }\nconcurrency: { group: a, cancel-in-progress: false }\n";

    public static HealthFiles Good() =>
        new HealthFiles()
            .With(".github/workflows/ci.yml", Workflow("pull_request", "./build.sh Verify"))
            .With(
                ".github/workflows/nightly.yml",
                Workflow("{ schedule: [{ cron: 1 1 * * * }] }", "./build.sh Audit", "./build.sh CheckSecrets")
            )
            .With(".github/workflows/codeql.yml", CodeQl("pull_request"))
            .With(".github/workflows/release.yml", Release("./build.sh Publish"))
            .With(".github/workflows/build.yml", Build("actions/attest-build-provenance", "./build.sh Sbom"))
            .With(".github/dependabot.yml", Updates("nuget", "github-actions", "dotnet-sdk"))
            .With(".github/rulesets/main.json", Ruleset)
            .With(".github/CODEOWNERS", "* @a\n")
            .With("SECURITY.md", "Write to security@example.com. We answer within 3 days and disclose after 90 days.")
            .With(
                "README.md",
                "[![](https://www.bestpractices.dev/projects/1/badge)](https://www.bestpractices.dev/projects/1)"
            )
            .With("LICENSE", "MIT")
            .With("global.json", """{ "sdk": { "version": "10.0.401", "rollForward": "latestPatch" } }""")
            .With("nuget.config", "<configuration><packageSourceMapping /></configuration>")
            .With("Directory.Build.props", "<Project><RestoreLockedMode>true</RestoreLockedMode></Project>")
            .With("tests/A/A.csproj", "<Project><PackageReference Include=\"FsCheck\" /></Project>")
            .With("tests/A/packages.lock.json", "{}")
            .With(
                "deploy/compose.yml",
                "services: { a: { image: NAME } }".Replace("NAME", Digest, StringComparison.Ordinal)
            )
            .With(".config/licenses.json", """{ "allow": ["MIT"] }""");

    public const string Digest = "a@sha256:0123456789012345678901234567890123456789012345678901234567890123";

    public const string Ruleset = """
        { "target": "branch", "enforcement": "active", "bypass_actors": [],
          "conditions": { "ref_name": { "include": ["~DEFAULT_BRANCH"], "exclude": [] } },
          "rules": [
            { "type": "deletion" }, { "type": "non_fast_forward" },
            { "type": "pull_request", "parameters": { "required_approving_review_count": 2, "dismiss_stale_reviews_on_push": true,
              "require_code_owner_review": true, "require_last_push_approval": true } },
            { "type": "required_status_checks", "parameters": { "strict_required_status_checks_policy": true,
              "required_status_checks": [{ "context": "verify" }] } } ] }
        """;

    public static string Workflow(string on, params string[] scripts) =>
        $"on: {on}\n{Head}jobs:\n  a:\n    timeout-minutes: 5\n    steps:\n"
        + string.Concat(scripts.Select(x => $"      - run: {x}\n"));

    public static string Steps(
        string steps,
        string on = "pull_request",
        string head = Head,
        string job = "timeout-minutes: 5"
    ) => $"on: {on}\n{head}jobs:\n  a:\n    {job}\n    steps:\n      {steps}\n";

    public static string CodeQl(string on) =>
        Steps($"- uses: github/codeql-action/analyze@{HealthFiles.Checkout[^40..]} # v4.0.0", on);

    public static string Release(string publish) =>
        $$"""
            on: { push: { tags: ['v*'] } }
            permissions: {}
            concurrency: { group: release, cancel-in-progress: false }
            jobs:
              build: { uses: ./.github/workflows/build.yml, permissions: { contents: write, id-token: write, attestations: write } }
              publish:
                needs: build
                timeout-minutes: 5
                permissions: { contents: write, id-token: write }
                steps:
                  - run: {{publish}}
                  - run: gh release upload v1 a
            """;

    public static string Build(string attest, string sbom) =>
        Steps(
            $"- run: {sbom}\n      - uses: {attest}@{HealthFiles.Checkout[^40..]} # v3.0.0",
            "workflow_call",
            "permissions: { contents: read }\n"
        );

    public static string Updates(params string[] ecosystems) =>
        "version: 2\nupdates:\n"
        + string.Concat(ecosystems.Select(x => $"  - {{ package-ecosystem: {x}, cooldown: {{ default-days: 7 }} }}\n"));

    public static IReadOnlyList<AssessedCheck> Rows(HealthFiles files) => SelfAssessment.Of(files.Repository);
}
