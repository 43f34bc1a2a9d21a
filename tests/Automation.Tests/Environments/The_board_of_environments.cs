using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class The_board_of_environments : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly GitScratch repository = new();
    private readonly DeploymentRecords records;
    private readonly string commit;

    public The_board_of_environments()
    {
        commit = repository.Commit("feat: begin");
        records = new DeploymentRecords(repository.Path, new StoppedClock());
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task Is_drawn_from_records_and_answers()
    {
        records.Write(SampleRecords.Record(commit));
        string last = records.Write(SampleRecords.Record(commit, kind: RecordKind.Failure, minor: 1, minutes: 1));
        RunningState running = new("1.0.0", commit, true);
        Board board = await ReadAsync(x => Task.FromResult(x.Name == "dev" ? running : null), Long);
        Assert.Equal(["dev", "uat", "prod"], board.Environments.Select(x => x.File.Name));
        Assert.Equal((SampleRecords.Noon, null, 2), (board.At, board.Missing, board.History.Count));
        EnvironmentState dev = board.Environments[0];
        Assert.Equal(("1.0.0", last, "good"), (dev.Current!.Version, dev.Last!.Tag, dev.Health));
        Assert.Same(running, dev.Running);
        Assert.Equal("1.0.0", board.Environments[1].Next!.Version);
        Assert.Equal("empty", board.Environments[1].Health);
    }

    [Fact]
    public async Task Asks_nothing_when_it_is_not_to()
    {
        records.Write(SampleRecords.Record(commit));
        Board board = await ReadAsync(null, null);
        Assert.All(board.Environments, x => Assert.Equal("not asked", x.Health));
        Assert.All(board.Environments, x => Assert.Empty(x.Differences));
    }

    [Fact]
    public async Task Waits_no_longer_than_its_patience()
    {
        records.Write(SampleRecords.Record(commit));
        using ManualResetEventSlim end = new();
        bool isTooLong = false;
        TaskCompletionSource<RunningState?> never = new();
        Board board = await ReadAsync(
            x =>
            {
                // A program that is asked holds its thread.
                if (x.Name == "uat")
                    isTooLong = !end.Wait(TimeSpan.FromSeconds(10));
                return never.Task;
            },
            TimeSpan.FromMilliseconds(1)
        );
        Assert.False(isTooLong);
        end.Set();
        Assert.Equal(["no answer", "empty", "empty"], board.Environments.Select(x => x.Health));
        Assert.Equal("Nothing answers, and 1.0.0 is recorded.", Assert.Single(board.Environments[0].Differences));
    }

    [Fact]
    public async Task Takes_what_cannot_be_asked_for_silence()
    {
        Board board = await ReadAsync(
            x =>
                x.Name == "dev" ? throw new AutomationException("no")
                : x.Name == "uat" ? Task.FromException<RunningState?>(new HttpRequestException("no"))
                : Task.FromCanceled<RunningState?>(new CancellationToken(true)),
            Long
        );
        Assert.All(board.Environments, x => Assert.Null(x.Running));
        await Assert.ThrowsAsync<FormatException>(() => ReadAsync(_ => throw new FormatException(), Long));
    }

    [Fact]
    public async Task Says_which_records_this_clone_lacks()
    {
        string first = records.Write(SampleRecords.Record(commit));
        records.Write(SampleRecords.Record(commit, minor: 1, minutes: 1));
        repository.Git("tag", "-d", first);
        Board board = await ReadAsync(null, null);
        Assert.StartsWith($"The record {first} is not in this clone", board.Missing, StringComparison.Ordinal);
        Assert.Equal("1.1.0", board.Environments[0].Current!.Version);
    }

    private Task<Board> ReadAsync(Func<EnvironmentFile, Task<RunningState?>>? ask, TimeSpan? patience) =>
        Board.ReadAsync(SampleBoard.Files, records, ask, new StoppedClock(), patience);
}
