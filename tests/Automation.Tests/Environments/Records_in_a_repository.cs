using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class Records_in_a_repository : IDisposable
{
    private readonly GitScratch repository = new();
    private readonly string commit;
    private readonly DeploymentRecords records;

    public Records_in_a_repository()
    {
        commit = repository.Commit("feat: begin");
        records = new DeploymentRecords(repository.Path, new StoppedClock());
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Come_back_oldest_first()
    {
        Assert.Empty(records.All());
        Assert.Equal(
            "promote/dev/v1.0.0/20260131T120000Z",
            records.Write(
                SampleRecords.Record(commit) with
                {
                    From = "release",
                    By = "alice",
                    Run = "https://example.org/1",
                    Approvals = [new("bob", true, SampleRecords.Noon), new("carol", false, SampleRecords.Noon)],
                }
            )
        );
        Assert.Equal(
            "failed/dev/v1.1.0/20260131T120100Z",
            records.Write(SampleRecords.Record(commit, kind: RecordKind.Failure, minor: 1, minutes: 1))
        );
        records.Write(SampleRecords.Record(commit, "uat", minutes: 2));
        records.Write(SampleRecords.Record(commit, "uat", RecordKind.Validation, minutes: 3));
        Assert.Equal(
            ["1.0.0 dev Deployment", "1.1.0 dev Failure", "1.0.0 uat Deployment", "1.0.0 uat Validation"],
            records.All().Select(x => $"{x.Version} {x.Environment} {x.Kind}")
        );
        Assert.Equal(2, records.All()[0].Approvals.Count);
        Assert.Equal(records.All()[0].Tag, records.Current("dev")!.Tag);
        Assert.NotNull(records.Succeeded("dev", SampleRecords.Digest(0)));
        Assert.Null(records.Succeeded("dev", SampleRecords.Digest(1)));
        Assert.NotNull(records.Validated("uat", SampleRecords.Digest(0)));
        Assert.Null(records.Validated("dev", SampleRecords.Digest(0)));
    }

    [Fact]
    public void Take_the_next_second_when_one_is_taken()
    {
        string[] names = [.. Enumerable.Range(0, 3).Select(_ => records.Write(SampleRecords.Record(commit)))];
        Assert.Equal("promote/dev/v1.0.0/20260131T120002Z", names[2]);
        Assert.Equal(names, records.All().Select(x => x.Tag));
    }
}
