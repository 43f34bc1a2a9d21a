using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class The_state_of_an_environment
{
    [Theory]
    [InlineData("1.0.0", true, true, "good", "")]
    [InlineData("1.0.0", true, false, "ill", "")]
    [InlineData(
        "1.0.0",
        false,
        true,
        "good",
        "1.0.0 of commit 0123456 answers, and 1.0.0 of commit 9f8e7d6 is recorded."
    )]
    [InlineData("1.1.0", true, true, "good", "1.1.0 answers, and 1.0.0 is recorded.")]
    [InlineData("1.1.0", false, true, "good", "1.1.0 answers, and 1.0.0 is recorded.")]
    public void Tells_what_answers_from_what_is_recorded(
        string version,
        bool isCommit,
        bool isHealthy,
        string health,
        string difference
    )
    {
        RunningState running = new(version, isCommit ? SampleBoard.Commit : "0123456789", isHealthy);
        EnvironmentState state = State("dev", [Record("dev", "1.0.0")], running);
        Assert.Equal(health, state.Health);
        Assert.Equal(difference, string.Join('|', state.Differences));
    }

    [Fact]
    public void Takes_an_answer_without_a_commit_by_its_version() =>
        Assert.Empty(State("dev", [Record("dev", "1.0.0")], new RunningState("1.0.0", null, true)).Differences);

    [Fact]
    public void Tells_what_runs_without_a_record() =>
        Assert.Equal(
            ["1.0.0 answers, and nothing is recorded."],
            State("dev", [], new RunningState("1.0.0", SampleBoard.Commit, true)).Differences
        );

    [Fact]
    public void Is_empty_without_anything()
    {
        EnvironmentState state = State("dev", [], null);
        Assert.Equal("empty", state.Health);
        Assert.Empty(state.Differences);
        Assert.Null(state.Next);
        Assert.Null(RecordWords.Next(state));
    }

    [Theory]
    [InlineData("1.0.0", "The file asks for 1.2.0, and 1.0.0 is recorded.")]
    [InlineData(null, "The file asks for 1.2.0, and nothing is recorded.")]
    public void Tells_what_the_file_asks_for(string? recorded, string difference)
    {
        EnvironmentFile file = EnvironmentFile.Parse("uat", SampleFiles.Uat);
        DeploymentRecord[] history = recorded == null ? [] : [Record("uat", recorded)];
        Assert.Equal([difference], Board.State(file, [file], history, RunningState.NotAsked).Differences);
        DeploymentRecord done = Record("uat", "1.2.0") with { Digest = SampleRecords.Digest(1) };
        Assert.Empty(Board.State(file, [file], [.. history, done], RunningState.NotAsked).Differences);
        DeploymentRecord other = done with { Digest = SampleRecords.Digest(2) };
        Assert.Single(Board.State(file, [file], [.. history, other], RunningState.NotAsked).Differences);
    }

    [Theory]
    [InlineData("/health is ill", "The last deployment, of 1.1.0, failed: /health is ill")]
    [InlineData(null, "The last deployment, of 1.1.0, failed")]
    public void Tells_the_last_failure_until_something_else_is_done(string? reason, string difference)
    {
        DeploymentRecord failure = Record("dev", "1.1.0", RecordKind.Failure) with { Reason = reason };
        DeploymentRecord[] history = [Record("dev", "1.0.0"), failure];
        EnvironmentState state = State("dev", history, RunningState.NotAsked);
        Assert.Equal("1.0.0", state.Current!.Version);
        Assert.Equal([difference], state.Differences);
        Assert.Empty(State("dev", [.. history, Record("dev", "1.1.1")], RunningState.NotAsked).Differences);
    }

    [Fact]
    public void Names_what_could_come_next()
    {
        DeploymentRecord[] history = [Record("dev", "1.0.0"), Record("uat", "1.0.0"), Record("dev", "1.1.0")];
        Assert.Null(Next("dev", history));
        Assert.Equal("1.1.0 of dev can come here.", Next("uat", history));
        Assert.Equal("1.0.0 of uat can come here once it is validated there.", Next("prod", history));
        DeploymentRecord validation = Record("uat", "1.0.0", RecordKind.Validation);
        Assert.Equal("1.0.0 of uat can come here: it is validated there.", Next("prod", [.. history, validation]));
        DeploymentRecord[] others =
        [
            validation with
            {
                Environment = "dev",
            },
            validation with
            {
                Digest = SampleRecords.Digest(7),
            },
            validation with
            {
                Kind = RecordKind.Failure,
            },
        ];
        Assert.All(
            others,
            x => Assert.Equal("1.0.0 of uat can come here once it is validated there.", Next("prod", [.. history, x]))
        );
    }

    [Fact]
    public void Names_nothing_that_ran_here_before()
    {
        DeploymentRecord[] history = [Record("dev", "1.0.0"), Record("uat", "1.0.0"), Record("uat", "1.1.0")];
        Assert.Null(Next("uat", history));
        // What was tried and did not run may come again.
        DeploymentRecord[] failed = [Record("dev", "1.0.0"), Record("uat", "1.0.0", RecordKind.Failure)];
        Assert.Equal("1.0.0 of dev can come here.", Next("uat", failed));
    }

    [Theory]
    [InlineData(0, "now")]
    [InlineData(59, "now")]
    [InlineData(60, "1 min")]
    [InlineData(3599, "59 min")]
    [InlineData(3600, "1 h")]
    [InlineData(86_399, "23 h")]
    [InlineData(86_400, "1 day")]
    [InlineData(172_800, "2 days")]
    [InlineData(-5, "now")]
    public void Is_told_with_its_age(int seconds, string age) =>
        Assert.Equal(age, RecordWords.Age(SampleRecords.Noon, SampleRecords.Noon.AddSeconds(seconds)));

    private static string? Next(string environment, IReadOnlyList<DeploymentRecord> history) =>
        RecordWords.Next(State(environment, history, RunningState.NotAsked));

    private static EnvironmentState State(
        string environment,
        IReadOnlyList<DeploymentRecord> history,
        RunningState? running
    ) => Board.State(SampleBoard.Files.Single(x => x.Name == environment), SampleBoard.Files, history, running);

    private static DeploymentRecord Record(
        string environment,
        string version,
        RecordKind kind = RecordKind.Deployment
    ) => SampleBoard.Record(environment, kind, version, 0, 12);
}
