namespace Automation.Tests.Health;

public sealed class Practices_of_security
{
    private const string Analyze =
        "on: pull_request\njobs: { a: { steps: [{ uses: github/codeql-action/analyze@v4 }] } }";
    private const string Policy =
        "Write to security@example.com. We answer within 3 working days and disclose after 90 days.";
    private const string Owners = "# all\n* @a\n/build/ @b # seniors\n/deploy/** c@example.com\n";

    private const string Ruleset = """
        { "name": "main", "target": "branch", "enforcement": "active", "bypass_actors": [],
          "conditions": { "ref_name": { "include": ["~DEFAULT_BRANCH"], "exclude": [] } },
          "rules": [
            { "type": "deletion" }, { "type": "non_fast_forward" },
            { "type": "pull_request", "parameters": { "required_approving_review_count": 2, "dismiss_stale_reviews_on_push": true,
              "require_code_owner_review": true, "require_last_push_approval": true } },
            { "type": "required_status_checks", "parameters": { "strict_required_status_checks_policy": true,
              "required_status_checks": [{ "context": "verify" }] } } ] }
        """;

    [Fact]
    public void that_are_kept_are_right()
    {
        Assert.Empty(Good().Find("WF016"));
        Assert.Empty(
            new HealthFiles()
                .With("docs/SECURITY.md", Policy)
                .With("COPYING", "x")
                .With("build/a.cs", "MZ is how a program begins")
                .With("b.cs", "MZ")
                .With("a.png", [0x89, 0x50, 0x4E, 0x47])
                .Find("WF016")
        );
    }

    [Theory]
    [InlineData(
        ".github/workflows/codeql.yml",
        "on: push\njobs: { a: { steps: [{ uses: github/codeql-action/analyze@v4 }] } }",
        "No workflow analyzes pull requests"
    )]
    [InlineData(
        ".github/workflows/codeql.yml",
        "on: pull_request\njobs: { a: { steps: [{ uses: github/codeql-action/init@v4 }] } }",
        "No workflow analyzes pull requests"
    )]
    [InlineData("SECURITY.md", "We answer in 3 days and disclose.", "where to report")]
    [InlineData("SECURITY.md", "Write to https://example.com within 3 days.", "how vulnerabilities are disclosed")]
    [InlineData("SECURITY.md", "Use GitHub's security advisories. Disclosure is soon.", "within how many days")]
    [InlineData("LICENSE", " \n", "There is no license")]
    [InlineData(".github/CODEOWNERS", "/build/ @a\n/.github @b\n", "Nobody owns deploy/")]
    [InlineData(".github/CODEOWNERS", "* @a\n/build/\n", "Nobody owns build/")]
    [InlineData(".github/CODEOWNERS", "* @a\n/.github/ #nobody@here\n", "Nobody owns .github/")]
    [InlineData("tests/Directory.Build.props", "<PackageReference Include=\"xunit\" />", "No test tries properties")]
    [InlineData("lib/a.dll", "x", "lib/a.dll:1: It is a program or an archive")]
    [InlineData("lib/tool", "\u007fELF", "It is a program or an archive")]
    [InlineData("lib/word", "PK\u0003\u0004", "It is a program or an archive")]
    [InlineData("lib/web", "\0asm", "It is a program or an archive")]
    [InlineData("lib/win", "MZ\u0001\0", "It is a program or an archive")]
    public void that_are_missing_are_found(string path, string content, string finding) =>
        Assert.Contains(finding, Assert.Single(Good().With(path, content).Find("WF016")), StringComparison.Ordinal);

    [Fact]
    public void know_programs_of_other_systems()
    {
        Assert.Single(Good().With("a", [0xCF, 0xFA, 0xED, 0xFE, 1]).Find("WF016"));
        Assert.Single(Good().With("a", [0xCA, 0xFE, 0xBA, 0xBE]).Find("WF016"));
        Assert.Equal(
            5,
            new HealthFiles()
                .With(".github/x", "")
                .Find("WF016")
                .Count(x => !x.Contains("CODEOWNERS", StringComparison.Ordinal))
        );
        Assert.Single(Good().With(".github/CODEOWNERS", "* @a").With("CODEOWNERS", "").With("a.exe", "").Find("WF016"));
    }

    [Theory]
    [InlineData("\"active\"", "\"evaluate\"", "it is not active")]
    [InlineData("\"bypass_actors\": []", "\"bypass_actors\": [{ \"actor_id\": 1 }]", "some may bypass it")]
    [InlineData("\"deletion\"", "\"creation\"", "the branch can be deleted")]
    [InlineData("\"type\": \"non_fast_forward\"", "\"type\": 1", "pushed by force")]
    [InlineData("review_count\": 2", "review_count\": 1", "fewer than 2 approvals")]
    [InlineData("review_count\": 2", "review_count\": 2.5", "fewer than 2 approvals")]
    [InlineData("review_count\": 2", "review_count\": \"2\"", "fewer than 2 approvals")]
    [InlineData("on_push\": true", "on_push\": false", "an approval stays after a push")]
    [InlineData("owner_review\": true", "owner_review\": null", "code owners need not approve")]
    [InlineData("push_approval\": true", "push_approval\": 1", "who pushed last can approve")]
    [InlineData("[{ \"context\": \"verify\" }]", "[]", "no check is required")]
    [InlineData("checks_policy\": true", "checks_policy\": false", "need not be up to date")]
    public void of_a_ruleset_are_held_to_the_top_tier(string good, string bad, string finding)
    {
        HealthFiles files = Good().With(".github/rulesets/main.json", Ruleset);
        Assert.Empty(files.Find("WF018"));
        files.With(".github/rulesets/main.json", Ruleset.Replace(good, bad, StringComparison.Ordinal));
        string found = Assert.Single(files.Find("WF018"));
        Assert.StartsWith(".github/rulesets/main.json:1: The ruleset is too weak: ", found, StringComparison.Ordinal);
        Assert.Contains(finding, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "it is no valid JSON")]
    [InlineData("{ \"target\": \"\\ud800\" }", "it is no valid JSON")]
    [InlineData("[]", "No ruleset protects the default branch.")]
    [InlineData("{ \"target\": \"tag\" }", "No ruleset protects the default branch.")]
    [InlineData(
        "{ \"target\": \"branch\", \"conditions\": { \"ref_name\": { \"include\": [1, \"refs/heads/x\"] } } }",
        "No ruleset protects the default branch."
    )]
    public void of_a_ruleset_that_says_nothing_are_found(string text, string finding)
    {
        Assert.Contains(
            finding,
            Assert.Single(Good().With(".github/rulesets/a.json", text).Find("WF018")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            ".github/rulesets/main.json:1: No ruleset",
            Assert.Single(Good().With(".github/rulesets/a.txt", text).Find("WF018")),
            StringComparison.Ordinal
        );
        Assert.Empty(new HealthFiles().With("a", text).Find("WF018"));
    }

    private static HealthFiles Good() =>
        new HealthFiles()
            .With(".github/workflows/codeql.yml", Analyze)
            .With(".github/CODEOWNERS", Owners)
            .With("build/a.cs", "")
            .With("deploy/a.yml", "")
            .With("SECURITY.md", Policy)
            .With("LICENSE", "MIT")
            .With("tests/A/A.csproj", "<Project/>")
            .With("tests/Directory.Build.props", "<PackageReference Include=\"FsCheck\" />");
}
