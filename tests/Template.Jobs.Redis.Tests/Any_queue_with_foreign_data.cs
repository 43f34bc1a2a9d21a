using System.Collections.Concurrent;
using Template.Jobs.Contract;
using Template.Jobs.Redis.Resp;
using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests;

/// <summary>What a queue must bear, whatever server keeps it.</summary>
public abstract class Any_queue_with_foreign_data : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<int, RespClient> Clients = new();
    private readonly VirtualClock clock = new();
    private readonly string prefix = Guid.NewGuid().ToString("N");
    private RedisQueue queue = null!;

    /// <summary>The server of the test.</summary>
    private protected abstract ServerProcess Server { get; }

    public Task InitializeAsync()
    {
        queue = RedisQueue.Open(Options with { Prefix = prefix, Time = clock });
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("SET job:NEW text")]
    [InlineData("RPUSH job:NEW text")]
    [InlineData("HSET job:NEW foreign field")]
    [InlineData("HSET job:NEW s queued")]
    [InlineData("HSET job:NEW s queued n many d body rs 1 m 3 q echo:n")]
    [InlineData("HSET job:NEW s queued n 0 d body rs never m 3 q echo:n")]
    [InlineData("HSET job:NEW s queued n 0 d body rs 1 m 3 q echo:n")]
    [InlineData("HSET job:NEW s queued n 0 d {} rs 1 m 3 q echo:n")]
    [InlineData("HSET job:NEW s queued n 0 d {} rs 1")]
    [InlineData("HSET job:NEW s 3 n 0 d {} rs 1 m 3 q echo:n")]
    [InlineData("RPUSH ready:echo:n not-an-id")]
    [InlineData("RPUSH ready:echo:n 018cc251f4007000800000000000abcd")]
    [InlineData("HSET job:not-an-id s queued n 0 d body rs 1 m 3 q echo:n")]
    [InlineData("SET wake text")]
    [InlineData("SET tally text")]
    [InlineData("HSET tally submitted:echo many")]
    [InlineData("SET turn text")]
    [InlineData("HSET turn echo often")]
    [InlineData("SET ready:echo:h text")]
    [InlineData("ZADD later 1 not-an-id 1 NEW")]
    [InlineData("ZADD leases 1 not-an-id 1 NEW")]
    [InlineData("ZADD finished 1 not-an-id 1 NEW")]
    [InlineData("ZADD dead 1 not-an-id 1 NEW")]
    [InlineData("ZADD all 0 not-an-id 0 zzz 0 NEW")]
    public async Task does_all_the_jobs_that_are_its_own(string command)
    {
        List<JobId> ids = await SubmitAsync(5);
        await WriteAsync(command);
        await WriteAsync("RPUSH ready:echo:n not-an-id");
        await WriteAsync("LPUSH ready:echo:n NEW");
        ids.AddRange(await SubmitAsync(5));

        HashSet<JobId> done = [];
        for (int round = 0; round < 8; round++)
        {
            foreach (LeasedJob job in await queue.ClaimAsync(new("one", Lease, [new("echo", 4)], 4)))
            {
                Assert.Equal([true], await queue.FinishAsync([Outcome(job)]));
                done.Add(job.Lease.Id);
            }

            clock.Advance(TimeSpan.FromMinutes(1));
            await queue.TendAsync();
        }

        Assert.Equal(ids.ToHashSet(), done);
        foreach (JobId id in ids)
            Assert.Equal(JobStatus.Completed, (await queue.FindAsync(id))!.Status);
        Assert.Equal(ids.OrderDescending(), (await queue.ListAsync(new(JobStatus.Completed))).Jobs.Select(x => x.Id));
        await queue.ListAsync(new(JobStatus.Dead));
        await queue.ListAsync(new(JobStatus.Running));
        await queue.ReplayAsync(10);
    }

    [Theory]
    [InlineData("all")]
    [InlineData("later")]
    [InlineData("leases")]
    [InlineData("finished")]
    [InlineData("dead")]
    [InlineData("types")]
    [InlineData("wake")]
    [InlineData("tally")]
    [InlineData("turn")]
    [InlineData("ready:echo:n")]
    [InlineData("ready:echo:h")]
    public async Task loses_none_of_its_jobs_while_a_key_is_something_else(string key)
    {
        List<JobId> ids = await SubmitAsync(4);
        LeasedJob[] leased = [.. await queue.ClaimAsync(new("one", Lease, [new("echo", 2)], 2))];
        ids.Add(await SubmitLaterAsync());
        await Somebody.SendAsync(["RENAME", Key(key), Key("kept")]);
        await WriteAsync($"SET {key} text");

        List<JobId> accepted = [];
        await TryAsync(async () => accepted.AddRange(await SubmitAsync(2)));
        await TryAsync(async () => await queue.FinishAsync([Outcome(leased[0], OutcomeKind.Returned)]));
        await TryAsync(async () => await queue.CancelAsync(ids[^1]));
        await TryAsync(async () => await queue.RetryAsync(ids[^1]));
        await TryAsync(async () => await queue.ExtendAsync([leased[1].Lease], Lease));
        await TryAsync(async () => await queue.ClaimAsync(new("one", Lease, [new("echo", 1)], 1)));
        clock.Advance(TimeSpan.FromMinutes(2));
        await TryAsync(async () => await queue.TendAsync());
        await TryAsync(async () => await queue.ReplayAsync(3));
        await TryAsync(async () => await queue.CountAsync());
        await TryAsync(async () => await queue.ListAsync(new()));
        await TryAsync(async () => await queue.ListAsync(new(JobStatus.Scheduled)));
        await TryAsync(async () => await queue.WaitAsync(TimeSpan.FromMilliseconds(5)));

        await Somebody.SendAsync(["DEL", Key(key)]);
        await Somebody.SendAsync(["RENAME", Key("kept"), Key(key)]);
        await FinishAllAsync();

        foreach (JobId id in ids.Concat(accepted))
        {
            JobStatus status = (await queue.FindAsync(id))!.Status;
            Assert.True(status is JobStatus.Completed or JobStatus.Cancelled, $"{id} is {status}.");
        }
    }

    [Fact]
    public async Task reads_what_it_can_of_a_history_of_garbage()
    {
        JobId id = (await SubmitAsync(1))[0];
        string history = string.Join(
            '\n',
            "",
            "J",
            "J{",
            "J{}",
            "Jnull",
            "J[1]",
            "R",
            "R1",
            "X-1",
            "X99999999999999999",
            "E1|1",
            "E1|x|w",
            "E2|7|w|x",
            "Z1",
            "???",
            " "
        );
        await Somebody.SendAsync([
            "HSET",
            Key($"job:{id}"),
            "h",
            history,
            "st",
            "99999999999999999",
            "ft",
            "x",
            "n",
            "-",
        ]);

        Job job = (await queue.FindAsync(id))!;

        Assert.Equal([JobEvent.Replayed, JobEvent.Expired], job.History.Select(x => x.Kind));
        Assert.Equal((7, "w|x"), (job.History[1].Attempt, job.History[1].Worker));
        Assert.Equal((0, null), (job.Attempts, job.StartedAt));
    }

    [Theory]
    [InlineData("SET", "text")]
    [InlineData("SET", "018cc251f4007000800000000000abcd")]
    [InlineData("RPUSH", "text")]
    public async Task takes_a_job_whose_key_names_something_else(string command, string value)
    {
        JobSubmission once = new() { Type = "echo", IdempotencyKey = "k" };
        await queue.SubmitAsync([once]);
        string key = Assert.Single((await Somebody.SendAsync(["KEYS", Key("key:*")])).AsList()).AsText();
        await Somebody.SendAsync(["DEL", key]);
        await Somebody.SendAsync([command, key, value]);

        SubmittedJob again = (await queue.SubmitAsync([once]))[0];

        Assert.Equal(SubmissionKind.Accepted, again.Kind);
        Assert.Equal(again with { Kind = SubmissionKind.Known }, (await queue.SubmitAsync([once]))[0]);
    }

    [Fact]
    public async Task puts_a_job_that_cannot_be_read_aside_at_once()
    {
        JobId id = (await SubmitAsync(1))[0];
        await Somebody.SendAsync(["HSET", Key($"job:{id}"), "d", "\uFFFD{"]);
        await SubmitAsync(1);

        Assert.Single(await queue.ClaimAsync(new("one", Lease, [new("echo", 2)], 2)));

        Assert.Null(await queue.FindAsync(id));
        Assert.Equal((1, 1), ((await queue.CountAsync()).Dead, (await queue.CountAsync()).Running));
    }

    public async Task DisposeAsync() => await queue.DisposeAsync();

    private RedisOptions Options => RedisOptions.Parse($"redis://127.0.0.1:{Server.Port}");

    private RespClient Somebody => Clients.GetOrAdd(Server.Port, _ => new(Options));

    private string Key(string name) => $"{{{prefix}}}:{name}";

    private async Task WriteAsync(string command)
    {
        string[] words = command
            .Replace("NEW", "018cc251f40070008000000000001234", StringComparison.Ordinal)
            .Split(' ');
        words[1] = Key(words[1]);
        Assert.IsNotType<RedisError>(await Somebody.SendAsync(words));
    }

    private async Task<List<JobId>> SubmitAsync(int count) =>
        [
            .. (
                await queue.SubmitAsync([
                    .. Enumerable.Range(0, count).Select(_ => new JobSubmission { Type = "echo" }),
                ])
            ).Select(x => x.Id),
        ];

    private async Task<JobId> SubmitLaterAsync() =>
        (
            await queue.SubmitAsync([
                new()
                {
                    Type = "echo",
                    RunAt = clock.GetUtcNow() + TimeSpan.FromMinutes(1),
                    MaxAttempts = 9,
                },
            ])
        )[0].Id;

    private async Task FinishAllAsync()
    {
        for (int round = 0; round < 4; round++)
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            await queue.TendAsync();
            while (await queue.ClaimAsync(new("one", Lease, [new("echo", 9)], 9)) is { Count: > 0 } jobs)
                await queue.FinishAsync([.. jobs.Select(x => Outcome(x))]);
        }
    }

    private static JobOutcome Outcome(LeasedJob job, OutcomeKind kind = OutcomeKind.Completed) =>
        new(job.Lease, job.Body.Type, job.Attempt, kind) { Worker = "one" };

    private static async Task TryAsync(Func<Task> operation)
    {
        if (await Record.ExceptionAsync(operation) is { } e)
            Assert.StartsWith("Redis", Assert.IsType<JobStoreException>(e).Message, StringComparison.Ordinal);
    }
}
