namespace Template.Jobs.Spool.Tests;

public class A_damaged_file : Spooling
{
    [Fact]
    public async Task that_ends_anywhere_is_a_job_or_put_aside()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue, new() { Type = "echo", Input = "\"äöü\"" });
        await FinishAsync(queue, await ClaimOneAsync(queue), OutcomeKind.Retry, Clock.GetUtcNow());
        await queue.TendAsync();
        string place = Directory.EnumerateFiles(Folder.LineOf("echo", JobPriority.Normal)).Single();
        byte[] whole = await File.ReadAllBytesAsync(place);
        int firstLine = Array.IndexOf(whole, (byte)'\n') + 1;

        for (int length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(place, whole[..length]);
            IReadOnlyList<LeasedJob> jobs = await ClaimAsync(queue);
            if (length < firstLine)
            {
                Assert.Empty(jobs);
                Assert.Null(await queue.FindAsync(id));
                Assert.Contains(id.Value, Assert.Single(Names(Folder.Corrupt)), StringComparison.Ordinal);
                Assert.Empty(Names(Folder.Leased));
                Assert.Equal(length, new FileInfo(Directory.EnumerateFiles(Folder.Corrupt).Single()).Length);
                File.Delete(Directory.EnumerateFiles(Folder.Corrupt).Single());
                continue;
            }

            LeasedJob job = Assert.Single(jobs);
            Assert.Equal((length, length == whole.Length ? 2 : 1), (length, job.Attempt));
            Assert.True(await FinishAsync(queue, job));
            Job done = await FindAsync(queue, id);
            Assert.Equal((JobStatus.Completed, job.Attempt), (done.Status, done.Attempts));
            File.Delete(SpoolFolder.InBucket(Folder.Completed, id));
        }
    }

    [Fact]
    public async Task that_holds_anything_stops_nothing()
    {
        SpoolQueue queue = Open();
        Random random = new(17);
        for (int i = 0; i < 200; i++)
        {
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            string id = JobId.New(Clock).Value;
            Put(Folder.LineOf("echo", (JobPriority)(i % 2)), id + ".job", bytes);
        }

        JobId good = await SubmitAsync(queue);

        Assert.Equal(good, (await ClaimOneAsync(queue)).Lease.Id);
        Assert.Equal(200, Names(Folder.Corrupt).Length);
        Assert.Equal(0, (await queue.CountAsync()).Queued);
    }

    [Fact]
    public async Task that_waits_or_runs_is_put_aside_when_its_time_comes()
    {
        SpoolQueue queue = Open();
        JobId waiting = await SubmitAsync(queue, new() { Type = "echo", RunAt = Clock.GetUtcNow().AddSeconds(5) });
        JobId running = await SubmitAsync(queue);
        await ClaimOneAsync(queue);
        await File.WriteAllTextAsync(Folder.InWaiting(waiting), "{");
        await File.WriteAllTextAsync(Directory.EnumerateFiles(Folder.Leased).Single(), "");

        TendReport report = await TendLaterAsync(queue, TimeSpan.FromMinutes(1));

        Assert.Equal((0, 0), (report.Due, report.Expired));
        Assert.Equal(2, Names(Folder.Corrupt).Length);
        Assert.Null(await queue.FindAsync(waiting));
        Assert.Equal(CancelAnswer.NotFound, await queue.CancelAsync(running));
    }

    [Fact]
    public async Task that_is_called_off_is_put_aside()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        await File.WriteAllTextAsync(Directory.EnumerateFiles(Folder.LineOf("echo", JobPriority.Normal)).Single(), "?");

        Assert.Equal(RetryAnswer.NotFailed, await queue.RetryAsync(id));
        Assert.Equal(CancelAnswer.NotFound, await queue.CancelAsync(id));

        Assert.Single(Names(Folder.Corrupt));
    }

    [Fact]
    public async Task that_is_dead_cannot_be_set_going_again()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        await FinishAsync(queue, await ClaimOneAsync(queue), OutcomeKind.Dead);
        await File.WriteAllTextAsync(Folder.InDead(id), "?");

        Assert.Equal(0, await queue.ReplayAsync(10));
        Assert.Equal(RetryAnswer.NotFailed, await queue.RetryAsync(id));
        await TendLaterAsync(queue, TimeSpan.FromDays(100));

        Assert.Single(Names(Folder.Dead));
    }

    [Fact]
    public async Task that_was_torn_by_a_crash_takes_the_next_report()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        LeasedJob job = await ClaimOneAsync(queue);
        await File.AppendAllTextAsync(Directory.EnumerateFiles(Folder.Leased).Single(), "\n{\"event\":{\"at\":\"20");

        Assert.True(await FinishAsync(queue, job, OutcomeKind.Dead));

        Job dead = await FindAsync(queue, id);
        Assert.Equal((JobStatus.Dead, 1, "broken"), (dead.Status, dead.Attempts, dead.Error));
    }
}
