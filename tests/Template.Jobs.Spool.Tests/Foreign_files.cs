namespace Template.Jobs.Spool.Tests;

public class Foreign_files : Spooling
{
    private static readonly byte[] Garbage = [0xFF, 0x00, 0x7B, 0x0A, 0x0A, 0x7D];

    [Fact]
    public async Task in_every_folder_stop_nothing_and_count_as_nothing()
    {
        SpoolQueue queue = Open(rules: new() { KeepFinished = TimeSpan.FromDays(400) });
        JobId dead = await SubmitAsync(queue, new() { Type = "echo", MaxAttempts = 1 });
        await FinishAsync(queue, await ClaimOneAsync(queue), OutcomeKind.Dead);
        JobId done = await SubmitAsync(queue);
        await FinishAsync(queue, await ClaimOneAsync(queue));
        JobId good = await SubmitAsync(queue);
        JobId later = await SubmitAsync(queue, new() { Type = "echo", RunAt = Clock.GetUtcNow().AddMinutes(5) });
        int garbage = Scatter(done);

        QueueStatistics counted = await queue.CountAsync();
        Assert.Equal((1, 1, 0), (counted.Queued, counted.Scheduled, counted.Running));
        Assert.Equal((1, 1), (counted.Dead, counted.Finished));
        await AskEverythingAsync(queue);
        Assert.Equal(good, (await ClaimOneAsync(queue)).Lease.Id);
        for (int i = 0; i < 4; i++)
            await TendLaterAsync(queue, TimeSpan.FromMinutes(2));
        await AskEverythingAsync(queue);

        Assert.Equal(1, await queue.ReplayAsync(100));
        Assert.Equal([dead, good, later], (await ClaimAsync(queue, 10)).Select(x => x.Lease.Id));
        Assert.Equal(done, Assert.Single((await queue.ListAsync(new(JobStatus.Completed))).Jobs).Id);
        Assert.Equal(
            garbage,
            Directory
                .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Count(x =>
                    new FileInfo(x).Length == Garbage.Length && File.ReadAllBytes(x).AsSpan().SequenceEqual(Garbage)
                )
        );
    }

    [Fact]
    public async Task in_a_line_do_not_keep_a_worker_busy()
    {
        SpoolQueue queue = Open();
        Put(Folder.LineOf("echo", JobPriority.Normal), "notes.job", Garbage);
        Assert.Empty(await ClaimAsync(queue));
        long begun = Environment.TickCount64;

        await queue.WaitAsync(TimeSpan.FromMilliseconds(200));

        Assert.InRange(Environment.TickCount64 - begun, 150, 10_000);
    }

    [Fact]
    public async Task that_are_jobs_of_another_type_go_into_their_own_line()
    {
        SpoolQueue queue = Open();
        JobId id = await SubmitAsync(queue, new() { Type = "other" });
        string place = Directory.EnumerateFiles(Folder.LineOf("other", JobPriority.Normal)).Single();
        File.Move(
            place,
            Path.Combine(Directory.CreateDirectory(Folder.LineOf("echo", JobPriority.High)).FullName, $"{id}.job")
        );

        Assert.Empty(await ClaimAsync(queue, 5));

        Assert.Equal(id, Assert.Single(await queue.ClaimAsync(new("one", Lease, [new("other", 1)], 1))).Lease.Id);
    }

    [Fact]
    public async Task under_the_name_of_a_key_are_overwritten()
    {
        SpoolQueue queue = Open();
        JobSubmission once = new() { Type = "echo", IdempotencyKey = "k" };
        await SubmitAsync(queue, once);
        File.Delete(Directory.EnumerateFiles(Folder.LineOf("echo", JobPriority.Normal)).Single());
        foreach (string content in (string[])["", "?", JobId.New(Clock).Value])
        {
            await File.WriteAllTextAsync(Directory.EnumerateFiles(Folder.Keys).Single(), content);

            SubmittedJob submitted = (await queue.SubmitAsync([once]))[0];

            Assert.Equal(SubmissionKind.Accepted, submitted.Kind);
            Assert.Equal(submitted with { Kind = SubmissionKind.Known }, (await queue.SubmitAsync([once]))[0]);
            Assert.Equal(CancelAnswer.Cancelled, await queue.CancelAsync(submitted.Id));
        }
    }

    private int Scatter(JobId done)
    {
        string id = JobId.New(Clock).Value;
        string[] names =
        [
            "x.job",
            $"{id}",
            $"{id}.job.tmp",
            $"{id}x.job",
            $"{id[..31]}.job",
            $"{id.ToUpperInvariant()}.job",
            $"{Guid.Parse(id)}.job",
            $"{id[..12]}4{id[13..]}.job",
            "ffffffffffff7fffbfffffffffffffff.job",
            ".job",
            $"{id}~t~1~2~3.job",
            $"{id}~t~-1~5.job",
            $"{id}~t~1~99999999999999999999.job",
            $"{id}~t~1~999999999999999999.job",
            $"x~t~1~2.job",
            $"{id}~1~Nowhere.job",
            $"{id}~1~7.job",
            $"{id}~1~Running.job",
            $"{id}~x~Queued.job",
            $"{id}~1.job",
            "x",
            "x.json",
        ];
        string bucket = Path.GetDirectoryName(SpoolFolder.InBucket(Folder.Completed, done))!;
        string[] folders =
        [
            Root,
            Folder.Ready,
            Path.Combine(Folder.Ready, "echo"),
            Path.Combine(Folder.Ready, "echo", "other"),
            Path.Combine(Folder.Ready, "No type"),
            Folder.LineOf("echo", JobPriority.Normal),
            Folder.LineOf("echo", JobPriority.High),
            Folder.Leased,
            Folder.Waiting,
            Folder.Due,
            Folder.Completed,
            bucket,
            Path.Combine(Folder.Completed, "fffffff"),
            Path.Combine(Folder.Completed, "e677d21"),
            Path.Combine(Folder.Completed, " 123456"),
            Path.Combine(Folder.Completed, "zzzzzzz"),
            Path.Combine(Folder.Completed, "12"),
            Folder.Cancelled,
            Folder.Dead,
            Folder.Moving,
            Folder.CancelRequests,
            Folder.Keys,
            Folder.Corrupt,
            Folder.Counters,
            Folder.Locks,
        ];
        foreach (string folder in folders)
        {
            foreach (string name in names)
                Put(folder, name, Garbage);
            Directory.CreateDirectory(Path.Combine(folder, $"{JobId.New(Clock)}.job"));
            Directory.CreateDirectory(Path.Combine(folder, $"{Clock.GetUtcNow().ToUnixTimeMilliseconds():D15}~{id}"));
            Directory.CreateDirectory(Path.Combine(folder, "0000000"));
        }

        foreach (
            string name in (string[])
                ["~", "1~x", $"000000000000001~{id}~x", $"-00000000000001~{id}", $"99999999999999999999~{id}"]
        )
            Put(Folder.Due, name, Garbage);
        return (folders.Length * names.Length) + 5;
    }

    private static async Task AskEverythingAsync(SpoolQueue queue)
    {
        await queue.PingAsync();
        foreach (JobStatus? status in Enum.GetValues<JobStatus>().Select(x => (JobStatus?)x).Append(null))
        {
            JobFilter filter = new(status, Limit: 1);
            while ((await queue.ListAsync(filter)).Next is { } next)
                filter = filter with { After = next };
        }

        await queue.CountAsync();
        await queue.WaitAsync(TimeSpan.FromMilliseconds(1));
    }
}
