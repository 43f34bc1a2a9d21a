namespace Automation.Tests.Health;

public sealed class Permissions_and_pins
{
    private const string Sha = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";

    [Theory]
    [InlineData("permissions: { contents: read, packages: none }")]
    [InlineData("permissions: {}")]
    [InlineData("permissions: read-all")]
    [InlineData("'permissions':\n  \"contents\": \"read\"")]
    [InlineData("x: &p { contents: read }\npermissions: *p")]
    [InlineData("x: &p { contents: read }\npermissions:\n  <<: *p")]
    public void that_only_read_are_right(string permissions) =>
        Assert.Empty(
            HealthFiles
                .Workflow($"{permissions}\njobs: {{ a: {{ permissions: {{ contents: write }} }} }}")
                .Find("WF001")
        );

    [Theory]
    [InlineData("name: x", ":1: No permissions stand at the top")]
    [InlineData("permissions:", ":1: No permissions stand at the top")]
    [InlineData("permissions: []", ":1: No permissions stand at the top")]
    [InlineData("permissions: write-all", ":1: All jobs have the permissions 'write-all'")]
    [InlineData(
        "permissions:\n  actions: read\n  contents: write",
        ":3: All jobs have the permission 'contents: write'"
    )]
    [InlineData("permissions: { 'contents': \"write\" }", ":1: All jobs have the permission 'contents: write'")]
    [InlineData(
        "x: &p { id-token: write }\npermissions:\n  <<: [*p]",
        ":1: All jobs have the permission 'id-token: write'"
    )]
    [InlineData("permissions: { contents: '${{ inputs.x }}' }", "'contents: ${{ inputs.x }}'")]
    [InlineData(
        "permissions: {}\nx: 1\njobs:\n  b:\n    permissions: write-all",
        ":5: The job 'b' has the permissions 'write-all'"
    )]
    public void that_write_are_found(string head, string finding) =>
        Assert.Contains(finding, Assert.Single(HealthFiles.Workflow(head).Find("WF001")), StringComparison.Ordinal);

    [Theory]
    [InlineData($"- uses: a/b@{Sha} # v1.2.3")]
    [InlineData($"- uses: a/b/c@{Sha}  # main, 2026-01-02")]
    [InlineData($"- uses: \"a/b@{Sha}\" # v1")]
    [InlineData($"- {{ uses: a/b@{Sha} }} # v1")]
    [InlineData($"- uses: >-\n    a/b@{Sha} # v1", 1)]
    [InlineData("- uses: ./.github/actions/own")]
    [InlineData("- uses: docker://a@sha256:0123456789012345678901234567890123456789012345678901234567890123")]
    [InlineData("- uses: [a]")]
    [InlineData("- run: echo")]
    public void of_actions_by_commit_are_right(string step, int found = 0) =>
        Assert.Equal(found, HealthFiles.Steps(step).Find("WF002").Length);

    [Theory]
    [InlineData("- uses: a/b@v1", "'a/b@v1' is not pinned by commit SHA.")]
    [InlineData("- uses: a/b", "is not pinned by commit SHA.")]
    [InlineData("- uses: a/b@08c6903", "is not pinned by commit SHA.")]
    [InlineData($"- uses: a/b@{Sha}0", "is not pinned by commit SHA.")]
    [InlineData("- {uses: 'a/b@main'}", "is not pinned by commit SHA.")]
    [InlineData("- \"uses\": a/b@main # v1.0.0", "is not pinned by commit SHA.")]
    [InlineData("- uses: docker://alpine:3", "is not pinned by digest.")]
    [InlineData($"- uses: a/b@{Sha}", "has no comment with its version.")]
    [InlineData($"- uses: a/b@{Sha} # the newest", "has no comment with its version.")]
    [InlineData($"- uses: a/b@{Sha}\n  # v1", "has no comment with its version.")]
    public void of_actions_by_anything_else_are_found(string step, string finding)
    {
        string found = Assert.Single(HealthFiles.Steps(step).Find("WF002"));
        Assert.StartsWith(".github/workflows/ci.yml:6: ", found, StringComparison.Ordinal);
        Assert.Contains(finding, found, StringComparison.Ordinal);
    }

    [Fact]
    public void are_asked_of_aliases_called_workflows_and_own_actions()
    {
        HealthFiles files = HealthFiles
            .Workflow("jobs:\n  a: &job\n    uses: o/r/.github/workflows/x.yml@v1\n  b: *job\n")
            .With(".github/actions/own/action.yml", "runs:\n  steps:\n    - uses: a/b@v2\n")
            .With("tools/other/action.yaml", "runs:\n  steps:\n    - uses: a/b@v3\n");
        Assert.Equal(
            [
                ".github/actions/own/action.yml:3: 'a/b@v2' is not pinned by commit SHA.",
                ".github/workflows/ci.yml:3: 'o/r/.github/workflows/x.yml@v1' is not pinned by commit SHA.",
                ".github/workflows/ci.yml:3: 'o/r/.github/workflows/x.yml@v1' is not pinned by commit SHA.",
                "tools/other/action.yaml:3: 'a/b@v3' is not pinned by commit SHA.",
            ],
            files.Find("WF002")
        );
    }
}
