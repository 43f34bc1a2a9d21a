namespace Template.Jobs.Spool.Tests;

public class Marks_of_due_jobs : Spooling
{
    [Fact]
    public async Task that_are_early_by_less_than_a_millisecond_are_kept()
    {
        SpoolQueue queue = Open();
        await queue.TendAsync();
        await SubmitAsync(queue, new() { Type = "echo", RunAt = Clock.GetUtcNow().AddSeconds(1).AddTicks(9_000) });

        Assert.Equal(0, (await TendLaterAsync(queue, TimeSpan.FromSeconds(1) + TimeSpan.FromTicks(1_000))).Due);
        Assert.Equal(1, (await TendLaterAsync(queue, TimeSpan.FromMilliseconds(1))).Due);

        Assert.Empty(Names(Folder.Due));
    }

    [Fact]
    public async Task that_are_too_early_lead_to_later_ones()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue, new() { Type = "echo", RunAt = Clock.GetUtcNow().AddMinutes(3) });
        File.Delete(Directory.EnumerateFiles(Folder.Due).Single());
        Put(Folder.Due, Path.GetFileName(Folder.DueMark(id, Clock.GetUtcNow())));

        Assert.Equal(0, (await queue.TendAsync()).Due);
        Assert.Equal(
            Path.GetFileName(Folder.DueMark(id, Clock.GetUtcNow().AddMinutes(3))),
            Assert.Single(Names(Folder.Due))
        );
        Assert.Equal(1, (await TendLaterAsync(queue, TimeSpan.FromMinutes(3))).Due);
    }

    [Fact]
    public async Task that_two_processes_see_lead_to_one_job()
    {
        SpoolQueue[] queues = [Open(), Open(), Open()];
        for (int i = 0; i < 100; i++)
            await SubmitAsync(queues[0], new() { Type = "echo", RunAt = Clock.GetUtcNow().AddSeconds(1) });
        Clock.Advance(TimeSpan.FromSeconds(1));

        TendReport[] reports = await Task.WhenAll(queues.Select(x => Task.Run(async () => await x.TendAsync())));

        Assert.Equal(100, reports.Sum(x => x.Due));
        Assert.Equal(100, (await ClaimAsync(queues[2], 500)).Count);
    }
}
