namespace Automation.Tests.Health;

public sealed class Releases_and_deployments
{
    private const string Build =
        "on: workflow_call\njobs:\n  b:\n    steps:\n      - uses: actions/attest-build-provenance@v1\n      - run: ./build.sh Sbom\n";

    [Theory]
    [InlineData("- uses: actions/cache@v4")]
    [InlineData("- uses: actions/cache/restore@v4")]
    [InlineData("- uses: Swatinem/rust-cache@v2")]
    [InlineData("- uses: actions/setup-dotnet@v5\n  with: { cache: true }")]
    [InlineData("- uses: actions/setup-node@v5\n  with: { 'cache': npm }")]
    [InlineData("- uses: actions/setup-go@v5")]
    [InlineData("- uses: docker/build-push-action@v6\n  with: { cache-from: 'type=gha' }")]
    public void restore_no_cache(string step)
    {
        Assert.Single(HealthFiles.Steps(step, "{ push: { tags: ['v*'] } }").Find("WF007"));
        Assert.Single(HealthFiles.Steps(step, "release").Find("WF007"));
        Assert.Empty(HealthFiles.Steps(step, "{ push: { tags: } }").Find("WF007"));
        HealthFiles called = new HealthFiles()
            .With(".github/workflows/release.yml", "on: workflow_dispatch\njobs: { a: { steps: [{ uses: ./x/ }] } }")
            .With("x/action.yaml", $"runs:\n  steps:\n    {step.Replace("\n", "\n    ", StringComparison.Ordinal)}\n");
        Assert.StartsWith("x/action.yaml:3: ", Assert.Single(called.Find("WF007")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- uses: actions/cache/save@v4")]
    [InlineData("- uses: actions/setup-dotnet@v5\n  with: { cache: false }")]
    [InlineData("- uses: actions/setup-go@v5\n  with: { cache: false }")]
    [InlineData("- run: echo cache")]
    public void may_do_without(string step) => Assert.Empty(HealthFiles.Steps(step, "release").Find("WF007"));

    [Fact]
    public void are_attested_where_nothing_else_runs_and_say_what_is_in_them()
    {
        HealthFiles files = Release(
                "jobs:\n  a:\n    uses: ./.github/workflows/build.yml\n  r:\n    steps:\n      - run: ./build.sh DraftRelease\n"
            )
            .With(".github/workflows/build.yml", Build);
        Assert.Empty(files.Find("WF013"));
        Assert.Empty(files.Find("WF014"));
        Assert.Empty(new HealthFiles().With(".github/workflows/build-release.yml", Build).Find("WF014"));
    }

    [Fact]
    public void that_do_not_are_found()
    {
        HealthFiles files = Release("# none\njobs:\n  a:\n    steps:\n      - run: make\n");
        Assert.Equal(
            [".github/workflows/release.yml:1: The release is made without an attestation of its build."],
            files.Find("WF013")
        );
        Assert.Equal(
            ["The release has no SBOM.", "The release has no provenance.", "Nothing is attached to a release."],
            files.Find("WF014").Select(x => x.Split(": ")[^1])
        );
        Assert.Contains(
            ":6: The build is attested outside of a reusable workflow",
            Assert.Single(
                Release("jobs:\n  a:\n    name: x\n    steps:\n      - uses: actions/attest@v2\n").Find("WF013")
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("jobs: { a: { steps: [{ uses: ./own }] } }", "own/action.yml:1: ")]
    [InlineData("jobs: { a: { steps: [{ uses: actions/attest@v2 }] } }", ".github/workflows/release.yml:2: ")]
    public void that_are_attested_beside_other_work_are_found(string text, string place)
    {
        string found = Assert.Single(
            new HealthFiles()
                .With(".github/workflows/release.yml", "on: [push, workflow_call]\n" + text)
                .With("own/action.yml", "runs: { steps: [{ uses: actions/attest-build-provenance@v1 }] }")
                .Find("WF013")
        );
        Assert.StartsWith(place + "The build is attested outside", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: { environment: prod, steps: [{ run: ./build.sh Deploy }] }")]
    [InlineData("a: { environment: prod, steps: [{ run: ./build.sh Deploy }, { run: ./build.sh VerifyAttestation }] }")]
    [InlineData(
        "a: { environment: { name: prod }, steps: [{ uses: azure/login@v2 }, { run: gh attestation verify x }] }"
    )]
    [InlineData("v: { steps: [{ run: gh attestation verify x }] }, a: { environment: prod, steps: [{ run: x }] }")]
    [InlineData(
        "v: { needs: [a, none], steps: [{ run: x }] }, a: { needs: v, environment: prod, steps: [{ run: x }] }"
    )]
    public void that_are_deployed_without_proof_are_found(string jobs) =>
        Assert.Contains(
            "The job 'a' deploys without verifying",
            Assert.Single(Deploy(jobs).Find("WF013")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        "a: { environment: prod, steps: [{ uses: actions/checkout@v5 }, { run: ./build.sh VerifyAttestation }, { run: ./build.sh Deploy }] }"
    )]
    [InlineData(
        "v: { steps: [{ run: gh attestation verify x }] }, a: { needs: v, environment: prod, steps: [{ run: kubectl apply }] }"
    )]
    [InlineData(
        "v: { steps: [{ run: ./build.sh VerifyAttestation }] }, w: { needs: v, steps: [] }, a: { needs: [w], environment: prod, steps: [{ run: helm }] }"
    )]
    [InlineData("a: { steps: [{ run: ./build.sh Deploy }] }")]
    [InlineData("a: { environment: prod, uses: ./x }")]
    public void that_are_deployed_with_proof_are_right(string jobs) => Assert.Empty(Deploy(jobs).Find("WF013"));

    private static HealthFiles Release(string text) =>
        new HealthFiles().With(".github/workflows/release.yml", "on: push\n" + text);

    private static HealthFiles Deploy(string jobs) =>
        new HealthFiles().With(".github/workflows/deploy.yml", $"on: push\njobs: {{ {jobs} }}");
}
