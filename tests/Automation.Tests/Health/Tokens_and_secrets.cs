namespace Automation.Tests.Health;

public sealed class Tokens_and_secrets
{
    private const string Checkout = $"- uses: {HealthFiles.Checkout}";
    private const string Writes = "permissions: { contents: write }";

    [Theory]
    [InlineData(Checkout, "")]
    [InlineData(Checkout + "\n  with: { persist-credentials: true }", "")]
    [InlineData(Checkout + "\n  with: { persist-credentials: '${{ inputs.x }}' }", Writes)]
    [InlineData(Checkout + "\n  with: { fetch-depth: 0 }", Writes)]
    [InlineData("- uses: Actions/Checkout@v5", Writes)]
    [InlineData(Checkout + "\n- run: git push", "")]
    [InlineData(Checkout + "\n- run: git push", "permissions: { contents: read }")]
    public void that_stay_in_a_checkout_are_found(string steps, string job) =>
        Assert.StartsWith(
            ".github/workflows/ci.yml:6: The checkout leaves the token",
            Assert.Single(HealthFiles.Steps(steps, job: job).Find("WF005")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(Checkout + "\n  with: { persist-credentials: false }", "")]
    [InlineData(Checkout + "\n  'with':\n    \"Persist-Credentials\": \"false\"", "")]
    [InlineData(Checkout + "\n  with: { persist-credentials: true }", Writes)]
    [InlineData(Checkout + "\n- run: git -c a=b push", "permissions: write-all")]
    [InlineData(Checkout + "\n- uses: peter-evans/create-pull-request@v1", Writes)]
    [InlineData("- uses: other/checkout@v5", "")]
    public void that_are_taken_away_or_needed_are_right(string steps, string job) =>
        Assert.Empty(HealthFiles.Steps(steps, job: job).Find("WF005"));

    [Theory]
    [InlineData("jobs: { a: { uses: ./x, secrets: inherit } }", "hands on every secret")]
    [InlineData("jobs: { a: { uses: ./x, 'secrets': \"inherit\" } }", "hands on every secret")]
    [InlineData(
        "jobs: { a: { uses: ./x, secrets: { k: '${{ secrets.K }}' } } }",
        "${{ secrets.K }} is read by a job without an environment"
    )]
    [InlineData("env:\n  K: ${{ secrets.K }}", "All jobs of the workflow get a secret")]
    [InlineData("jobs: { a: { steps: [{ run: x, env: { K: '${{ Secrets[''K''] }}' } }] } }", "without an environment")]
    [InlineData("jobs: { a: { environment: '', env: { K: 'x ${{ secrets.K }}' } } }", "without an environment")]
    [InlineData("jobs: { a: { environment:, env: { K: '${{ secrets.K }}' } } }", "without an environment")]
    [InlineData("jobs: { a: { environment: { url: x }, env: { K: '${{ secrets.K }}' } } }", "without an environment")]
    [InlineData("jobs: { a: { environment: dev, env: { K: '${{ toJSON(secrets) }}' } } }", "can be any secret")]
    [InlineData("jobs: { a: { environment: dev, env: { K: '${{ secrets[matrix.k] }}' } } }", "can be any secret")]
    [InlineData("jobs: { a: { environment: dev, env: { K: '${{ join(secrets.*) }}' } } }", "can be any secret")]
    [InlineData("x: &e { K: '${{ secrets.K }}' }\njobs: { a: { env: *e } }", "without an environment")]
    public void that_every_job_can_have_are_found(string text, string finding) =>
        Assert.Contains(finding, Assert.Single(HealthFiles.Workflow(text).Find("WF006")), StringComparison.Ordinal);

    [Theory]
    [InlineData("jobs: { a: { environment: dev, env: { K: '${{ secrets.K }}' } } }")]
    [InlineData("jobs: { a: { environment: { name: dev }, env: { K: '${{ secrets.K }}' } } }")]
    [InlineData(
        "jobs: { a: { env: { K: '${{ secrets.GITHUB_TOKEN }}', L: 'secrets.K', M: '${{ ''secrets.K'' }}' } } }"
    )]
    [InlineData("env: { K: '${{ secrets.github_token }}' }")]
    [InlineData("jobs: { a: { env: { K: '${{ env.secrets }}' } } }")]
    public void that_an_environment_guards_are_right(string text) =>
        Assert.Empty(HealthFiles.Workflow(text).Find("WF006"));

    [Theory]
    [InlineData("env: { K: '${{ secrets.NUGET_API_KEY }}' }", "is a stored key")]
    [InlineData("jobs: { a: { steps: [{ with: { creds: '${{ secrets.AZURE_CREDENTIALS }}' } }] } }", "is a stored key")]
    [InlineData("jobs: { a: { steps: [{ env: { K: '${{ secrets[''NpmToken''] }}' } }] } }", "is a stored key")]
    [InlineData("jobs: { a: { steps: [{ run: dotnet nuget push x }] } }", "cannot prove who it is")]
    [InlineData(
        "permissions: { id-token: read }\njobs: { a: { steps: [{ run: npm publish }] } }",
        "cannot prove who it is"
    )]
    public void that_are_stored_for_publishing_are_found(string text, string finding) =>
        Assert.Contains(finding, Assert.Single(HealthFiles.Workflow(text).Find("WF012")), StringComparison.Ordinal);

    [Fact]
    public void that_are_stored_for_packages_are_found() =>
        Assert.Equal(
            ["NuGet.Config:2: A key or a password for packages is stored."],
            new HealthFiles().With("NuGet.Config", "<configuration>\n<apikeys/>\n</configuration>").Find("WF012")
        );

    [Fact]
    public void that_are_made_for_one_run_are_right() =>
        Assert.Empty(
            HealthFiles
                .Workflow(
                    "jobs: { a: { permissions: { id-token: write }, steps: [{ run: dotnet nuget push x, env: { K: '${{ secrets.OTHER }}' } }] } }"
                )
                .With("nuget.config", "<configuration/>")
                .With("action.yml", "runs: { steps: [{ run: dotnet nuget push x }] }")
                .Find("WF012")
        );
}
