using Automation.Assessing;
using Automation.Health;
using Automation.Tests.Health;

namespace Automation.Tests.Assessing;

public sealed class The_assessment_of_a_repository
{
    private const string Ci = ".github/workflows/ci.yml";

    private static readonly IReadOnlyList<AssessedCheck> Good = AssessedScratch.Rows(AssessedScratch.Good());

    /// <summary>A way to break each row: its name, or the id of the rule that it is, and a file with another content.</summary>
    public static TheoryData<string, string, string> Breaks =>
        new()
        {
            { "Binary-Artifacts", "lib/a.dll", "x" },
            { "Branch-Protection", ".github/rulesets/main.json", "{}" },
            { "CI-Tests", Ci, AssessedScratch.Workflow("pull_request", "./build.sh Lint") },
            { "CII-Best-Practices", "README.md", "# A" },
            { "Dangerous-Workflow", Ci, AssessedScratch.Steps("- run: echo ${{ github.event.issue.title }}") },
            { "Dependency-Update-Tool", ".github/dependabot.yml", AssessedScratch.Updates("nuget") },
            { "Fuzzing", "tests/A/A.csproj", "<Project />" },
            { "License", "LICENSE", " " },
            { "Packaging", ".github/workflows/release.yml", AssessedScratch.Release("./build.sh Pack") },
            { "Pinned-Dependencies", Ci, AssessedScratch.Steps("- uses: a/b@v1") },
            { "SAST", ".github/workflows/codeql.yml", AssessedScratch.CodeQl("push") },
            {
                "SBOM",
                ".github/workflows/build.yml",
                AssessedScratch.Build("actions/attest-build-provenance", "./build.sh Pack")
            },
            { "Security-Policy", "SECURITY.md", "Ask." },
            { "Signed-Releases", ".github/workflows/build.yml", AssessedScratch.Build("a/b", "./build.sh Sbom") },
            { "Token-Permissions", Ci, AssessedScratch.Steps("- run: ./build.sh", head: "permissions: write-all\n") },
            { "WF001", Ci, AssessedScratch.Steps("- run: ./build.sh", head: "permissions: write-all\n") },
            { "WF002", Ci, AssessedScratch.Steps("- uses: a/b@v1") },
            {
                "WF003",
                Ci,
                AssessedScratch.Steps(
                    $"- {{ uses: {HealthFiles.Checkout}, with: {{ ref: '${{{{ github.event.pull_request.head.sha }}}}' }} }}",
                    "pull_request_target"
                )
            },
            { "WF004", Ci, AssessedScratch.Steps("- run: echo ${{ github.head_ref }}") },
            { "WF005", Ci, AssessedScratch.Steps($"- uses: {HealthFiles.Checkout} # v5.0.0") },
            { "WF006", Ci, AssessedScratch.Steps("- { run: ./build.sh, env: { A: '${{ secrets.A }}' } }") },
            { "WF007", ".github/workflows/build.yml", AssessedScratch.Build("actions/cache", "./build.sh Sbom") },
            { "WF008", Ci, AssessedScratch.Steps("- run: ./build.sh", job: "runs-on: a") },
            {
                "WF009",
                Ci,
                AssessedScratch.Steps(
                    "- { run: 'echo \"$A\" >> $GITHUB_ENV', env: { A: '${{ github.event.issue.title }}' } }"
                )
            },
            { "WF010", Ci, AssessedScratch.Steps("- { run: ./build.sh, if: \"github.actor == 'dependabot[bot]'\" }") },
            { "WF011", ".github/dependabot.yml", AssessedScratch.Updates("nuget", "github-actions") },
            {
                "WF012",
                ".github/workflows/release.yml",
                AssessedScratch.Release("./build.sh Publish --key ${{ secrets.NUGET_API_KEY }}")
            },
            { "WF013", ".github/workflows/build.yml", AssessedScratch.Build("a/b", "./build.sh Sbom") },
            { "WF014", ".github/workflows/build.yml", AssessedScratch.Build("actions/attest", "./build.sh Pack") },
            { "WF015", "global.json", "{}" },
            { "WF016", "SECURITY.md", "Ask." },
            { "WF017", "deploy/compose.yml", "services: { a: { image: 'redis:7' } }" },
            {
                "WF018",
                ".github/rulesets/main.json",
                AssessedScratch.Ruleset.Replace("\"active\"", "\"evaluate\"", StringComparison.Ordinal)
            },
            {
                "Known weaknesses are looked for every night",
                ".github/workflows/nightly.yml",
                AssessedScratch.Workflow("schedule", "./build.sh CheckSecrets")
            },
            {
                "Secrets are looked for in the whole history",
                ".github/workflows/nightly.yml",
                AssessedScratch.Workflow("push", "./build.sh CheckSecrets")
            },
            { "Licences are held to a list", ".config/licenses.json", "{}" },
        };

    [Fact]
    public void Has_a_way_to_break_each_row_that_files_decide()
    {
        string[] broken = [.. Breaks.Select(x => Name((string)x[0]))];
        Assert.Equal(
            broken.Order(StringComparer.Ordinal),
            Good.Where(x => x.Result != AssessmentResult.NotInFiles).Select(x => x.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(5, Good.Count(x => x.Result == AssessmentResult.NotInFiles));
    }

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Changes_with_the_files(string row, string path, string content)
    {
        AssessedCheck good = Good.Single(x => x.Name == Name(row));
        Assert.True(good.Result == AssessmentResult.Yes, good.Note);
        AssessedCheck bad = AssessedScratch
            .Rows(AssessedScratch.Good().With(path, content))
            .Single(x => x.Name == Name(row));
        Assert.Equal(AssessmentResult.No, bad.Result);
        Assert.NotEmpty(bad.Note);
    }

    [Fact]
    public void Says_yes_to_nothing_that_is_not_there()
    {
        IReadOnlyList<AssessedCheck> rows = AssessedScratch.Rows(new HealthFiles());
        Assert.DoesNotContain(rows, x => x.Result == AssessmentResult.Yes);
        Assert.Contains("no matter", SelfAssessment.Text(rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Says_yes_to_nothing_that_cannot_be_read()
    {
        AssessedCheck row = AssessedScratch
            .Rows(AssessedScratch.Good().With(Ci, "on: [push"))
            .Single(x => x.Name == "Token-Permissions");
        Assert.Equal(AssessmentResult.No, row.Result);
        Assert.StartsWith($"{Ci}:2: It is not valid", row.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_what_is_put_up_with()
    {
        HealthFiles files = AssessedScratch
            .Good()
            .With("deploy/compose.yml", "services: { a: { image: 'redis:7' } }")
            .With(".config/health.json", """{ "ignore": [{ "rule": "WF017", "reason": "x" }] }""");
        AssessedCheck row = AssessedScratch.Rows(files).Single(x => x.DecidedBy == "rule WF017");
        Assert.Equal((AssessmentResult.Yes, "Findings put up with, each with a reason: 1."), (row.Result, row.Note));
    }

    [Fact]
    public void Is_a_page_whose_links_lead_somewhere_and_whose_cells_hold()
    {
        string page = SelfAssessment.Markdown(
            AssessedScratch.Rows(AssessedScratch.Good().With(Ci, "on: [push\n\"|<script>[x](y)\""))
        );
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        foreach (string row in page.Split('\n').Where(x => x.StartsWith('|')))
            Assert.Equal(5, row.Replace("\\|", "", StringComparison.Ordinal).Count(x => x == '|'));
        foreach (AssessedCheck row in Good)
        {
            string[] parts = row.Page.Split('#');
            string text = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs/reference", parts[0]));
            if (parts.Length == 2)
                Assert.Contains(
                    parts[1],
                    text.Split('\n')
                        .Where(x => x.StartsWith('#'))
                        .Select(x => x.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-'))
                );
        }
    }

    [Fact]
    public void Of_this_repository_says_no_only_to_the_badge()
    {
        string text = SelfAssessment.Text(RepositoryFolder.Path);
        Assert.Contains("no: 1,", text, StringComparison.Ordinal);
        Assert.Contains("no            CII-Best-Practices", text, StringComparison.Ordinal);
        Assert.StartsWith("# Assessment\n", SelfAssessment.Markdown(RepositoryFolder.Path), StringComparison.Ordinal);
    }

    private static string Name(string row) => HealthRules.All.FirstOrDefault(x => x.Id == row)?.Title ?? row;
}
