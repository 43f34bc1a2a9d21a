using Automation.Environments;
using Automation.Processes;

namespace Automation.Tests.Environments;

public sealed class Records_that_are_shared : IDisposable
{
    private readonly ScratchFolder scratch = new();
    private readonly string commit;
    private readonly DeploymentRecords one;
    private readonly DeploymentRecords other;

    public Records_that_are_shared()
    {
        Git(".", "init", "-q", "--bare", "origin.git");
        Git(".", "clone", "-q", "origin.git", "one");
        Git("one", "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "feat: begin");
        Git("one", "push", "-q", "origin", "HEAD:main");
        commit = Git("one", "rev-parse", "HEAD");
        Git(".", "clone", "-q", "-b", "main", "origin.git", "other");
        one = Records("one");
        other = Records("other");
    }

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(scratch.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        scratch.Dispose();
    }

    [Fact]
    public void Reach_others_with_all_that_was_not_sent_yet()
    {
        one.Write(SampleRecords.Record(commit));
        string second = one.Write(SampleRecords.Record(commit, minutes: 1));
        Assert.Equal(second, one.Share(second));
        Assert.Equal(second, one.Share(second));
        Git("other", "fetch", "-q", "--tags");
        Assert.Equal(one.All().Select(x => x.Tag), other.All().Select(x => x.Tag));
        Assert.Empty(Git("one", "for-each-ref", "refs/incoming-records"));
    }

    [Fact]
    public void Are_put_behind_those_that_somebody_else_sent_in_the_meantime()
    {
        string first = one.Write(SampleRecords.Record(commit));
        one.Share(first);
        Git("other", "fetch", "-q", "--tags");
        one.Share(one.Write(SampleRecords.Record(commit, minor: 1, minutes: 5) with { By = "alice" }));
        other.Write(SampleRecords.Record(commit, minor: 2, minutes: 4) with { By = "bob" });
        string same = other.Write(SampleRecords.Record(commit, minor: 1, minutes: 5) with { By = "bob" });
        Assert.Equal("promote/dev/v1.1.0/20260131T120501Z", other.Share(same));
        Git("one", "fetch", "-q", "--tags");
        Assert.Equal(["", "alice", "bob", "bob"], one.All().Select(x => x.By));
        Assert.Equal(one.All().Select(x => x.Tag), other.All().Select(x => x.Tag));
        Assert.Equal("bob", one.Current("dev")!.By);
    }

    [Fact]
    public void At_the_same_moment_are_both_kept_and_joined_by_the_next_one()
    {
        one.Share(one.Write(SampleRecords.Record(commit)));
        Git("other", "fetch", "-q", "--tags");
        string mine = one.Write(SampleRecords.Record(commit, minor: 1, minutes: 5));
        string theirs = other.Write(SampleRecords.Record(commit, minor: 2, minutes: 6));
        // What happens when both look before either of them sends.
        Git("one", "push", "-q", "origin", mine);
        Git("other", "push", "-q", "origin", theirs);
        Git("one", "fetch", "-q", "--tags");
        Assert.Equal(3, one.All().Count);
        string joined = one.Share(one.Write(SampleRecords.Record(commit, minor: 3, minutes: 7)));
        Assert.Equal(2, Git("one", "cat-file", "tag", joined).Split("\nPrevious: ").Length - 1);
        Git("other", "fetch", "-q", "--tags");
        Assert.Equal([mine, theirs, joined], other.All().Skip(1).Select(x => x.Tag));
        Git("other", "tag", "-d", theirs);
        Assert.Contains(theirs, Assert.Throws<AutomationException>(other.All).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bring_back_what_was_deleted_at_origin()
    {
        string first = one.Write(SampleRecords.Record(commit));
        one.Share(one.Write(SampleRecords.Record(commit, minutes: 1)));
        Git("origin.git", "tag", "-d", first);
        one.Share(one.Write(SampleRecords.Record(commit, minutes: 2)));
        Git("other", "fetch", "-q", "--tags");
        Assert.Equal(3, other.All().Count);
    }

    [Fact]
    public void Are_compared_with_what_origin_has()
    {
        string first = one.Write(SampleRecords.Record(commit));
        one.Share(first);
        string changed = Git("one", "cat-file", "tag", first)
            .Replace("Kind: Deployment", "Kind: Rollback", StringComparison.Ordinal);
        scratch.Write("changed", changed + "\n");
        string id = Git("origin.git", "hash-object", "-t", "tag", "-w", Path.Combine(scratch.Path, "changed"));
        Git("origin.git", "update-ref", $"refs/tags/{first}", id);
        string second = one.Write(SampleRecords.Record(commit, minutes: 1));
        Assert.StartsWith(
            $"At origin: The record {first} was changed",
            Assert.Throws<AutomationException>(() => one.Share(second)).Message,
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void Stay_here_when_origin_refuses_or_is_away()
    {
        string hook = scratch.WriteProgram("origin.git/hooks/pre-receive", "#!/bin/sh\necho protected >&2\nexit 1\n");
        string tag = one.Write(SampleRecords.Record(commit));
        string refused = Assert.Throws<AutomationException>(() => one.Share(tag)).Message;
        Assert.StartsWith(
            $"origin did not take the record {tag}. It stays in this clone",
            refused,
            StringComparison.Ordinal
        );
        Assert.Contains("protected", refused, StringComparison.Ordinal);
        File.Delete(hook);
        Git("one", "remote", "set-url", "origin", Path.Combine(scratch.Path, "nowhere"));
        Assert.Contains(
            "cannot be asked",
            Assert.Throws<AutomationException>(() => one.Share(tag)).Message,
            StringComparison.Ordinal
        );
        Git("one", "remote", "remove", "origin");
        Assert.Equal(tag, one.Share(tag));
        Assert.Equal(tag, Assert.Single(one.All()).Tag);
    }

    private DeploymentRecords Records(string folder) => new(Path.Combine(scratch.Path, folder), new StoppedClock());

    private string Git(string folder, params string[] arguments)
    {
        CommandResult result = new Command("git", arguments, Path.Combine(scratch.Path, folder)).Run();
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}: {result.Error}");
        return result.Output.TrimEnd('\n');
    }
}
