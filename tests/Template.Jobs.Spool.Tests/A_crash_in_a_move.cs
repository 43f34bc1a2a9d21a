using System.Globalization;

namespace Template.Jobs.Spool.Tests;

public class A_crash_in_a_move : Spooling
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData(JobStatus.Queued)]
    [InlineData(JobStatus.Dead)]
    [InlineData(JobStatus.Cancelled)]
    public async Task before_the_new_file_is_finished_by_another(JobStatus to)
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        await ClaimOneAsync(queue);
        Leave(Directory.EnumerateFiles(Folder.Leased).Single(), id, to);

        await TendLaterAsync(queue, TimeSpan.FromSeconds(1));
        Job young = await FindAsync(queue, id);
        await TendLaterAsync(queue, Patience);

        Assert.Equal(JobStatus.Queued, young.Status);
        Job job = await FindAsync(queue, id);
        Assert.Equal((to, 0), (job.Status, job.Attempts));
        Assert.Contains("died while it moved", Assert.Single(job.History).Error, StringComparison.Ordinal);
        Assert.Empty(Names(Folder.Moving));
        Assert.Single((await queue.ListAsync(new())).Jobs);
        Assert.Equal(to == JobStatus.Queued ? 1 : 0, (await ClaimAsync(queue, 5)).Count);
    }

    [Fact]
    public async Task after_the_new_file_leaves_one_job()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        string line = Directory.EnumerateFiles(Folder.LineOf("echo", JobPriority.Normal)).Single();
        File.Copy(line, Path.Combine(Folder.Temporary, "leftover.job"));
        Leave(line, id, JobStatus.Dead, copies: true);

        Assert.Single((await queue.ListAsync(new())).Jobs);
        await TendLaterAsync(queue, Patience);

        Assert.Empty(Names(Folder.Moving));
        Assert.Equal(JobStatus.Queued, (await FindAsync(queue, id)).Status);
        Assert.Equal(id, Assert.Single(await ClaimAsync(queue, 5)).Lease.Id);
    }

    [Fact]
    public async Task of_a_job_that_waits_for_its_time_does_not_begin_it_early()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue, new() { Type = "echo", RunAt = Clock.GetUtcNow().AddHours(1) });
        Leave(Folder.InWaiting(id), id, JobStatus.Queued);
        File.Delete(Directory.EnumerateFiles(Folder.Due).Single());

        await TendLaterAsync(queue, Patience);

        Assert.Equal(JobStatus.Scheduled, (await FindAsync(queue, id)).Status);
        Assert.Empty(await ClaimAsync(queue));
        await TendLaterAsync(queue, TimeSpan.FromHours(1));
        Assert.Equal(1, (await ClaimOneAsync(queue)).Attempt);
    }

    [Fact]
    public async Task is_finished_by_one_of_many()
    {
        SpoolQueue[] queues = [Open(), Open(), Open(), Open()];
        List<JobId> ids = [];
        for (int i = 0; i < 100; i++)
        {
            JobId id = await SubmitAsync(queues[0]);
            ids.Add(id);
            Leave(Folder.LineOf("echo", JobPriority.Normal) + $"/{id}.job", id, JobStatus.Queued);
        }

        Clock.Advance(Patience);
        await Task.WhenAll(queues.Select(x => Task.Run(async () => await x.TendAsync())));

        Assert.Equal(ids.Order(), (await ClaimAsync(queues[1], 500)).Select(x => x.Lease.Id).Order());
        Assert.Empty(Names(Folder.Moving));
    }

    [Fact]
    public async Task does_not_keep_a_job_from_being_called_off()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        Leave(Directory.EnumerateFiles(Folder.LineOf("echo", JobPriority.Normal)).Single(), id, JobStatus.Queued);

        Task<CancelAnswer> answer = Task.Run(async () => await queue.CancelAsync(id));
        Assert.Equal(RetryAnswer.NotFailed, await queue.RetryAsync(id));
        await Task.Delay(30);
        Assert.False(answer.IsCompleted);
        Clock.Advance(Patience);

        Assert.Equal(CancelAnswer.Cancelled, await answer.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(JobStatus.Cancelled, (await FindAsync(queue, id)).Status);
    }

    [Theory]
    [InlineData(OutcomeKind.Retry)]
    [InlineData(OutcomeKind.Completed)]
    public async Task of_a_report_counts_the_attempt_once(OutcomeKind kind)
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue, new() { Type = "echo", MaxAttempts = 2 });
        LeasedJob job = await ClaimOneAsync(queue);
        string leased = Directory.EnumerateFiles(Folder.Leased).Single();
        await FinishAsync(queue, job, kind, Clock.GetUtcNow());
        string target = kind == OutcomeKind.Retry ? Folder.InWaiting(id) : SpoolFolder.InBucket(Folder.Completed, id);
        File.Move(target, leased);

        Assert.Equal(1, (await TendLaterAsync(queue, Lease)).Expired);

        Assert.Equal(
            (JobStatus.Queued, 1),
            ((await FindAsync(queue, id)).Status, (await FindAsync(queue, id)).Attempts)
        );
        Assert.Equal(2, (await ClaimOneAsync(queue)).Attempt);
    }

    [Fact]
    public async Task of_a_submission_leaves_a_key_that_is_free_and_a_mark_that_is_deleted()
    {
        SpoolQueue queue = Open();
        JobSubmission once = new()
        {
            Type = "echo",
            IdempotencyKey = "k",
            RunAt = Clock.GetUtcNow().AddSeconds(10),
        };
        JobId lost = await SubmitAsync(queue, once);
        string leftover = Path.Combine(Folder.Temporary, "leftover.job");
        File.Move(Folder.InWaiting(lost), leftover);
        File.SetLastWriteTimeUtc(leftover, DateTime.UtcNow.AddHours(-2));

        SubmittedJob again = (await queue.SubmitAsync([once]))[0];

        Assert.Equal(SubmissionKind.Accepted, again.Kind);
        Assert.NotEqual(lost, again.Id);
        Assert.Equal(2, Names(Folder.Due).Length);
        Assert.Equal(1, (await TendLaterAsync(queue, TimeSpan.FromSeconds(10))).Due);
        Assert.Single(Names(Folder.Due));
        Assert.Equal(0, (await TendLaterAsync(queue, TimeSpan.FromMinutes(2))).Due);
        Assert.Empty(Names(Folder.Due));
        Assert.Empty(Names(Folder.Temporary));
        Assert.Equal(again.Id, (await ClaimOneAsync(queue)).Lease.Id);
    }

    [Fact]
    public async Task that_lost_a_mark_delays_the_job_by_no_more_than_a_minute()
    {
        SpoolQueue queue = Open();
        await queue.TendAsync();
        await SubmitAsync(queue, new() { Type = "echo", RunAt = Clock.GetUtcNow().AddSeconds(1) });
        File.Delete(Directory.EnumerateFiles(Folder.Due).Single());

        await TendLaterAsync(queue, TimeSpan.FromMinutes(1));
        await TendLaterAsync(queue, TimeSpan.FromSeconds(1));

        Assert.Single(await ClaimAsync(queue));
    }

    [Fact]
    public async Task that_left_a_wish_to_call_off_is_forgotten_when_the_job_is_set_going_again()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue);
        await FinishAsync(queue, await ClaimOneAsync(queue), OutcomeKind.Dead);
        Put(Folder.CancelRequests, id.Value);

        await queue.RetryAsync(id);

        LeasedJob job = await ClaimOneAsync(queue);
        Assert.Equal(LeaseState.Held, Assert.Single(await queue.ExtendAsync([job.Lease], Lease)));
    }

    private void Leave(string path, JobId id, JobStatus to, bool copies = false)
    {
        long now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        string left = Path.Combine(Folder.Moving, string.Create(CultureInfo.InvariantCulture, $"{id}~{now}~{to}.job"));
        if (copies)
            File.Copy(path, left);
        else
            File.Move(path, left);
    }
}
