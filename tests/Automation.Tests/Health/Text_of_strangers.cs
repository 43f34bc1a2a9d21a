namespace Automation.Tests.Health;

public sealed class Text_of_strangers
{
    private const string Checkout = $"- uses: {HealthFiles.Checkout}\n  with:\n    ";

    [Theory]
    [InlineData("pull_request_target", "ref: ${{ github.event.pull_request.head.sha }}")]
    [InlineData("[push, pull_request_target]", "ref: ${{ github.head_ref }}")]
    [InlineData("{ workflow_run: { workflows: [ci] } }", "ref: \"${{ github.event['workflow_run'].head_sha }}\"")]
    [InlineData("'pull_request_target'", "repository: ${{ github.event.pull_request.head.repo.full_name }}")]
    [InlineData("pull_request_target", "ref: refs/pull/${{ github.event.number }}/merge")]
    [InlineData("pull_request_target", "ref: refs/pull/1/head")]
    [InlineData("pull_request_target", "REF: ${{ env.HEAD }}")]
    [InlineData("pull_request_target", "ref: ${{ steps.x.outputs.sha }}")]
    public void is_not_checked_out_with_rights(string on, string with) =>
        Assert.StartsWith(
            ".github/workflows/ci.yml:8: ",
            Assert.Single(HealthFiles.Steps(Checkout + with, on).Find("WF003")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("pull_request", "ref: ${{ github.event.pull_request.head.sha }}")]
    [InlineData("pull_request_target", "fetch-depth: 0")]
    [InlineData("pull_request_target", "ref: main")]
    [InlineData("pull_request_target", "ref: ${{ github.event.repository.default_branch }}")]
    [InlineData("pull_request_target", "ref: ${{ github.event.pull_request.base.sha }}")]
    [InlineData("workflow_run", "ref: ${{ GitHub['sha'] }}")]
    public void may_be_checked_out_without_rights_and_own_text_with(string on, string with) =>
        Assert.Empty(HealthFiles.Steps(Checkout + with, on).Find("WF003"));

    [Theory]
    [InlineData("- run: gh pr checkout 1")]
    [InlineData("- run: git fetch origin pull/1/head")]
    [InlineData("- run: |\n    git -C . checkout ${{ github.event.pull_request.head.sha }}")]
    [InlineData("- run: git checkout \"$SHA\"\n  env: { SHA: '${{ github.head_ref }}' }")]
    public void is_not_fetched_by_a_script_with_rights(string step)
    {
        Assert.Contains(
            "The script gets a pull request's head",
            Assert.Single(HealthFiles.Steps(step, "pull_request_target").Find("WF003")),
            StringComparison.Ordinal
        );
        Assert.Empty(HealthFiles.Steps(step, "pull_request").Find("WF003"));
    }

    [Fact]
    public void may_not_keep_scripts_from_git() =>
        Assert.Empty(
            HealthFiles.Steps("- run: git fetch origin main\n- run: echo \"$A\"", "workflow_run").Find("WF003")
        );

    [Fact]
    public void is_followed_into_what_a_workflow_calls()
    {
        HealthFiles files = new HealthFiles()
            .With(
                ".github/workflows/a.yml",
                "on: pull_request_target\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n"
            )
            .With(
                ".github/workflows/b.yml",
                "on: workflow_call\njobs:\n  b:\n    steps:\n      - uses: ./.github/actions/c\n      - uses: ./none\n"
            )
            .With(
                ".github/actions/c/action.yml",
                $"runs:\n  steps:\n    - uses: {HealthFiles.Checkout}\n      with: {{ ref: '${{{{ inputs.ref }}}}' }}\n    - uses: ./.github/actions/c\n"
            );
        Assert.StartsWith(
            ".github/actions/c/action.yml:4: '${{ inputs.ref }}'",
            Assert.Single(files.Find("WF003")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("- run: echo ${{ github.event.issue.title }}", 6)]
    [InlineData("- run: |\n    echo\n    echo \"${{github.head_ref}}\"", 8)]
    [InlineData("- run: >\n    echo\n\n    ${{ inputs.name }}", 9)]
    [InlineData("- {run: 'echo ${{ github[''event''].issue.title }}'}", 6)]
    [InlineData("- \"run\": \"echo ${{ toJSON(github) }}\"", 6)]
    [InlineData("- run: echo ${{ format('}}', GitHub . Event.x) }}", 6)]
    [InlineData("- run: echo ${{ github[format('ev{0}', 'ent')].x }}", 6)]
    [InlineData("- run: echo ${{ github.event.inputs.x || 'a' }}", 6)]
    [InlineData("- run: echo ${{ join(github.*, ' ') }}", 6)]
    [InlineData("- env: { A: '${{ github.head_ref }}' }\n  run: echo ${{ env.A }}", 7)]
    [InlineData("- uses: actions/github-script@v1\n  with:\n    script: |\n      return '${{ inputs.x }}'", 9)]
    [InlineData("- run: echo ${{ inputs.x", 6)]
    public void is_not_put_into_a_script(string step, int line)
    {
        string found = Assert.Single(HealthFiles.Steps(step).Find("WF004"));
        Assert.StartsWith($".github/workflows/ci.yml:{line}: ${{{{", found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- run: echo \"$TITLE\"\n  env:\n    TITLE: ${{ github.event.issue.title }}")]
    [InlineData("- run: echo ${{ matrix.os }} ${{ github.sha }} ${{ github.event_name }}")]
    [InlineData("- run: echo ${{ matrix.os == 'inputs.x' }} ${{ env.inputs }} ${{ steps.github.event }}")]
    [InlineData("- run: echo github.event.issue.title")]
    [InlineData("- uses: a/b@v1\n  with: { script: '${{ inputs.x }}' }")]
    [InlineData("- env: { A: '${{ github.head_ref }}' }\n  run: echo ${{ env.AB }}")]
    [InlineData("- run: [${{ inputs.x }}]")]
    public void may_be_handed_to_a_script(string step) => Assert.Empty(HealthFiles.Steps(step).Find("WF004"));

    [Fact]
    public void is_not_put_into_a_script_of_an_own_action() =>
        Assert.Single(
            new HealthFiles()
                .With(
                    "action.yml",
                    "runs:\n  using: composite\n  steps:\n    - run: echo ${{ inputs.x }}\n      shell: bash\n"
                )
                .Find("WF004")
        );

    [Theory]
    [InlineData("- run: echo \"A=${{ github.head_ref }}\" >> $GITHUB_ENV")]
    [InlineData("- run: |\n    echo A=$TITLE >> \"$GITHUB_PATH\"\n  env: { TITLE: '${{ github.event.issue.title }}' }")]
    [InlineData("- run: echo A=$env:TITLE >> $env:GITHUB_ENV\n  env: { TITLE: '${{ inputs.x }}' }")]
    [InlineData("- run: echo A=%TITLE% >> %GITHUB_ENV%\n  env: { TITLE: '${{ inputs.x }}' }")]
    [InlineData("- run: echo A=${{ env.TITLE }} >> ${{ github.env }}\n  env: { TITLE: '${{ inputs.x }}' }")]
    [InlineData("- run: echo A=$GITHUB_HEAD_REF >> $GITHUB_ENV")]
    [InlineData("- run: jq .a $GITHUB_EVENT_PATH >> $GITHUB_ENV")]
    [InlineData("- run: echo '::set-env name=A::${{ inputs.x }}'")]
    public void does_not_reach_the_environment(string step) =>
        Assert.Contains(
            "text of others",
            Assert.Single(HealthFiles.Steps(step).Find("WF009")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("- run: echo A=1 >> $GITHUB_ENV")]
    [InlineData("- run: echo A=$TITLE >> $GITHUB_OUTPUT\n  env: { TITLE: '${{ inputs.x }}' }")]
    [InlineData("- run: echo A=$TITLES >> $GITHUB_ENV\n  env: { TITLE: '${{ inputs.x }}' }")]
    public void does_not_keep_own_text_from_the_environment(string step) =>
        Assert.Empty(HealthFiles.Steps(step).Find("WF009"));

    [Fact]
    public void is_suspected_in_all_that_strangers_start() =>
        Assert.Contains(
            "strangers can start",
            Assert.Single(HealthFiles.Steps("- run: cat x >> $GITHUB_ENV", "workflow_run").Find("WF009")),
            StringComparison.Ordinal
        );
}
