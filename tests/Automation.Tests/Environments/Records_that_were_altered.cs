using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Automation.Environments;

namespace Automation.Tests.Environments;

public sealed class Records_that_were_altered : IDisposable
{
    private readonly GitScratch repository = new();
    private readonly string commit;
    private readonly DeploymentRecords records;
    private readonly string first;
    private readonly string second;
    private readonly string last;

    public Records_that_were_altered()
    {
        commit = repository.Commit("feat: begin");
        records = new DeploymentRecords(repository.Path, new StoppedClock());
        first = records.Write(SampleRecords.Record(commit) with { By = "alice" });
        second = records.Write(SampleRecords.Record(commit, minor: 1, minutes: 1));
        last = records.Write(SampleRecords.Record(commit, minor: 2, minutes: 2));
    }

    public void Dispose() => repository.Dispose();

    [Fact]
    public void By_any_byte_are_named()
    {
        byte[] content = repository.Repository.Run(["cat-file", "tag", last]);
        // Each byte would take a process each to read; every seventh hits each line, and the header too.
        for (int i = 0; i < content.Length; i += 7)
        {
            byte[] changed = [.. content];
            changed[i] ^= 1;
            string id = Loose(changed);
            repository.Write($".git/refs/tags/{last}", id + "\n");
            Assert.Contains(last, Refused(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void In_the_middle_of_the_chain_are_named_even_with_a_right_checksum()
    {
        DeploymentRecord record = records.All()[1] with { By = "mallory" };
        string id = new RecordTags(repository.Repository).Store(
            record,
            [new(repository.Git("rev-parse", first), first)],
            SampleRecords.Noon
        );
        repository.Git("update-ref", $"refs/tags/{second}", id);
        Assert.StartsWith(
            $"The record {second} was replaced: {last}, which follows it,",
            Refused(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_named_when_git_cannot_read_their_object()
    {
        string id = repository.Git("rev-parse", second);
        string file = repository.At($".git/objects/{id[..2]}/{id[2..]}");
        byte[] content = File.ReadAllBytes(file);
        content[content.Length / 2] ^= 0x10;
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, content);
        string refused = Refused();
        Assert.Contains(second, refused, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused);
        File.Delete(file);
        Assert.StartsWith(
            $"The record {second} cannot be read: git finds its object {id}",
            Refused(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_named_when_the_object_of_another_record_lies_in_their_place()
    {
        string[] ids = [repository.Git("rev-parse", second), repository.Git("rev-parse", last)];
        string[] files = [.. ids.Select(x => repository.At($".git/objects/{x[..2]}/{x[2..]}"))];
        File.SetAttributes(files[1], FileAttributes.Normal);
        File.Copy(files[0], files[1], overwrite: true);
        Assert.Contains(last, Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_named_when_they_lie_under_another_name()
    {
        repository.Git(
            "update-ref",
            "refs/tags/promote/uat/v1.0.0/20260131T120000Z",
            repository.Git("rev-parse", first)
        );
        Assert.StartsWith(
            $"The record promote/uat/v1.0.0/20260131T120000Z was changed: it holds the record of {first}.",
            Refused(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_named_when_they_are_on_another_commit()
    {
        string other = repository.Commit("feat: more");
        DeploymentRecord record = SampleRecords.Record(commit, "uat");
        string header = $"object {other}\ntype commit\ntag {record.Tag}\ntagger A <a@b> 1 +0000\n\n";
        string text = header + RecordText.Format(record, [], header);
        string id = Encoding.ASCII.GetString(repository.Repository.Run(["mktag"], Encoding.UTF8.GetBytes(text))).Trim();
        repository.Git("update-ref", $"refs/tags/{record.Tag}", id);
        Assert.StartsWith(
            $"The record {record.Tag} was changed: it is not on commit {commit}",
            Refused(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_named_when_they_were_put_in_beside_the_chain()
    {
        DeploymentRecord record = SampleRecords.Record(commit, minor: 9, minutes: 600);
        new RecordTags(repository.Repository).Make(
            record,
            [new(repository.Git("rev-parse", first), first)],
            SampleRecords.Noon
        );
        string refused = Refused();
        Assert.StartsWith(
            $"The records {second} and {record.Tag} both say that they follow {first}",
            refused,
            StringComparison.Ordinal
        );
        Assert.Contains("put in by other means", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_named_when_they_follow_a_record_of_another_environment()
    {
        DeploymentRecord record = SampleRecords.Record(commit, "uat");
        new RecordTags(repository.Repository).Make(
            record,
            [new(repository.Git("rev-parse", last), last)],
            SampleRecords.Noon
        );
        Assert.StartsWith($"The record {record.Tag} says that it follows {last}", Refused(), StringComparison.Ordinal);
    }

    [Fact]
    public void And_are_missing_are_told_from_those_that_were_changed()
    {
        repository.Git("tag", "-d", second);
        string refused = Refused();
        Assert.StartsWith(
            $"The record {second} is not in this clone, though {last} follows it.",
            refused,
            StringComparison.Ordinal
        );
        Assert.Contains("git fetch --tags", refused, StringComparison.Ordinal);
        (IReadOnlyList<DeploymentRecord> known, string? missing) = records.Known();
        Assert.Equal([first, last], known.Select(x => x.Tag));
        Assert.Equal(refused, missing);
        Assert.Throws<AutomationException>(() => records.Write(SampleRecords.Record(commit, minutes: 9)));
    }

    [Theory]
    [InlineData("promote/dev/v1.0.0/mine", "is on a commit and holds no record")]
    [InlineData("failed/x/v0/y", "git tag -d failed/x/v0/y")]
    public void Are_told_from_other_tags(string tag, string sentence)
    {
        repository.Git("tag", tag);
        Assert.Contains(sentence, Refused(), StringComparison.Ordinal);
        repository.Git("tag", "-d", tag);
        repository.Git("tag", "-a", "-m", "a note", tag);
        Assert.StartsWith($"The record {tag} was changed", Refused(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("promote/whatever")]
    [InlineData("failed/nowhere/v0")]
    [InlineData("validated/dev/1.0.0/20260101T000000Z")]
    public void Are_not_missed_for_a_tag_of_another_form(string tag)
    {
        repository.Git("tag", tag);
        Assert.Equal([first, second, last], records.All().Select(x => x.Tag));
    }

    /// <summary>Writes a tag as an object of a file of its own, as git does, which itself refuses other forms.</summary>
    private string Loose(byte[] content)
    {
        byte[] whole = [.. Encoding.ASCII.GetBytes($"tag {content.Length}\0"), .. content];
#pragma warning disable CA5350 // git names its objects so.
        string id = Convert.ToHexStringLower(SHA1.HashData(whole));
#pragma warning restore CA5350
        string file = repository.Write($".git/objects/{id[..2]}/{id[2..]}", "");
        using ZLibStream stream = new(File.Create(file), CompressionLevel.Fastest);
        stream.Write(whole);
        return id;
    }

    private string Refused() => Assert.Throws<AutomationException>(() => records.All()).Message;
}
