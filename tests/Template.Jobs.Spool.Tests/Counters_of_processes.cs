using System.Globalization;
using Template.Jobs.Measures;

namespace Template.Jobs.Spool.Tests;

public class Counters_of_processes : Spooling
{
    [Fact]
    public async Task that_have_ended_are_merged_and_counted_once()
    {
        SpoolQueue queue = Open();
        string first = Put(Folder.Counters, "1-a.json", Json(5));
        Put(Folder.Counters, "2-b.json", Json(7));
        byte[] bytes = await File.ReadAllBytesAsync(first);

        Assert.Equal(12, await SubmittedAsync(queue));
        await queue.TendAsync();
        Assert.Equal(12, await SubmittedAsync(queue));
        Assert.Equal(["merged.json"], Names(Folder.Counters));

        // A process that died before it deleted what it had merged.
        await File.WriteAllBytesAsync(first, bytes);
        Assert.Equal(12, await SubmittedAsync(queue));
        await TendLaterAsync(queue, TimeSpan.FromMinutes(1));
        Assert.Equal(12, await SubmittedAsync(queue));
        Assert.Equal(["merged.json"], Names(Folder.Counters));
        Put(Folder.Counters, "3-c.json", Json(1));
        await TendLaterAsync(queue, TimeSpan.FromMinutes(1));
        Assert.Equal(13, await SubmittedAsync(queue));
    }

    [Fact]
    public async Task that_live_are_not_merged()
    {
        SpoolQueue queue = Open();
        SpoolQueue other = Open();
        await SubmitAsync(queue);
        await SubmitAsync(other);
        await queue.CountAsync();

        await TendLaterAsync(other, TimeSpan.FromMinutes(1));
        await SubmitAsync(queue);
        await SubmitAsync(other);
        await TendLaterAsync(queue, TimeSpan.FromMinutes(1));
        await other.TendAsync();

        Assert.Equal(4, await SubmittedAsync(queue));
        Assert.Equal(2, Names(Folder.Counters).Length);
        await other.DisposeAsync();
        await TendLaterAsync(queue, TimeSpan.FromMinutes(1));
        Assert.Equal(4, await SubmittedAsync(queue));
        Assert.Contains("merged.json", Names(Folder.Counters));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"values\":null,\"holds\":[]}")]
    [InlineData("{\"values\":{\"submitted:echo\":1}}")]
    [InlineData("{\"values\":{\"submitted:echo\":\"many\"},\"holds\":[]}")]
    [InlineData("{\"values\":{\"submitted:echo\":1e99},\"holds\":[]}")]
    public async Task that_are_garbage_count_as_nothing(string content)
    {
        SpoolQueue queue = Open();
        Put(Folder.Counters, "1-a.json", content);
        Put(Folder.Counters, "merged.json", content);
        Put(Folder.Counters, "2-b.json", Json(7));

        Assert.Equal(7, await SubmittedAsync(queue));
        await queue.TendAsync();

        Assert.Equal(7, await SubmittedAsync(queue));
        Assert.Equal(["1-a.json", "merged.json"], Names(Folder.Counters).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task that_cannot_be_written_stop_no_job()
    {
        SpoolQueue queue = Open();
        Directory.Delete(Folder.Counters);
        await File.WriteAllTextAsync(Folder.Counters, "in the way");
        Clock.Advance(TimeSpan.FromSeconds(5));

        JobId id = await SubmitAsync(queue);
        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.True(await FinishAsync(queue, await ClaimOneAsync(queue)));
        Assert.Equal(JobStatus.Completed, (await FindAsync(queue, id)).Status);
        File.Delete(Folder.Counters);
        Directory.CreateDirectory(Folder.Counters);
        Assert.Equal(1, await SubmittedAsync(queue));
    }

    private static string Json(int submitted) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"values\":{{\"submitted:echo\":{submitted}}},\"holds\":[]}}");

    private static async Task<long> SubmittedAsync(SpoolQueue queue) =>
        (await queue.CountAsync()).Totals.ByType(Tally.Submitted).Values.Sum();
}
