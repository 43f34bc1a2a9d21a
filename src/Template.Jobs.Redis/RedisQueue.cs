using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Template.Jobs.Measures;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>A queue on a Redis server, for workers on any number of machines. Every operation is one script.</summary>
public sealed class RedisQueue : IJobQueue
{
    private const int SubmitBatch = 500;
    private const int FinishBatch = 500;
    private const int TendBatch = 500;
    private const int ListBatch = 200;
    private const int MostScanned = 20_000;

    private readonly IRedisServer server;
    private readonly RedisOptions options;
    private readonly string prefix;

    internal RedisQueue(IRedisServer server, RedisOptions options)
    {
        this.server = server;
        this.options = options;
        prefix = $"{{{options.Prefix}}}:";
    }

    /// <inheritdoc/>
    public string Description => options.ToString();

    /// <summary>A queue. The connection is made when it is first used.</summary>
    /// <param name="options">Where the server is.</param>
    public static RedisQueue Open(RedisOptions options) =>
#if STACKEXCHANGE_REDIS
        new(new StackExchangeRedisServer(options), options);
#else
        new(new EmbeddedRedisServer(options), options);
#endif

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SubmittedJob>> SubmitAsync(
        IReadOnlyList<JobSubmission> submissions,
        CancellationToken cancellation = default
    )
    {
        foreach (JobSubmission submission in submissions)
            submission.ThrowIfInvalid();
        List<SubmittedJob> submitted = new(submissions.Count);
        foreach (JobSubmission[] batch in submissions.Chunk(SubmitBatch))
            await SubmitAsync(batch, submitted, cancellation).ConfigureAwait(false);
        return submitted;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LeasedJob>> ClaimAsync(
        ClaimRequest request,
        CancellationToken cancellation = default
    )
    {
        string token = Guid.NewGuid().ToString("N");
        List<string> arguments =
        [
            Clock,
            Milliseconds(request.Lease),
            request.Worker,
            token,
            Text(Math.Min(request.Most, SubmitBatch)),
            Text(PriorityShare.Round),
            Text(PriorityShare.High),
        ];
        foreach (TypeSlots slots in request.Slots)
            arguments.AddRange([slots.Type, Text(slots.Count)]);
        IReadOnlyList<RedisReply> reply = await ListAsync(RedisScript.Claim, arguments, cancellation)
            .ConfigureAwait(false);
        List<LeasedJob> jobs = new(reply.Count / 4);
        for (int i = 0; i + 3 < reply.Count; i += 4)
        {
            JobId id = JobId.Parse(reply[i].AsText());
            if (!JobBody.TryRead(reply[i + 2].AsBytes(), out JobBody? body))
                throw new JobStoreException($"The job {id} in Redis at {options} is damaged.");
            TimeSpan waited = TimeSpan.FromMilliseconds(Math.Max(0, reply[i + 3].AsNumber()));
            jobs.Add(new(new(id, token), body, (int)reply[i + 1].AsNumber(), waited));
        }

        return jobs;
    }

    /// <inheritdoc/>
    public async ValueTask WaitAsync(TimeSpan longest, CancellationToken cancellation = default) =>
        await server.WaitAsync(prefix + "wake", longest, cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<bool>> FinishAsync(
        IReadOnlyList<JobOutcome> outcomes,
        CancellationToken cancellation = default
    )
    {
        List<bool> held = new(outcomes.Count);
        foreach (JobOutcome[] batch in outcomes.Chunk(FinishBatch))
        {
            List<string> arguments = new(1 + (batch.Length * 11)) { Clock };
            foreach (JobOutcome outcome in batch)
                AddOutcome(arguments, outcome);
            IReadOnlyList<RedisReply> reply = await ListAsync(RedisScript.Finish, arguments, cancellation)
                .ConfigureAwait(false);
            held.AddRange(reply.Select(x => x.AsText() == "1"));
        }

        return held;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LeaseState>> ExtendAsync(
        IReadOnlyList<JobLease> leases,
        TimeSpan duration,
        CancellationToken cancellation = default
    )
    {
        List<LeaseState> states = new(leases.Count);
        foreach (JobLease[] batch in leases.Chunk(FinishBatch))
        {
            List<string> arguments =
            [
                Clock,
                Milliseconds(duration),
                .. batch.SelectMany(x => (string[])[x.Id.Value, x.Token]),
            ];
            IReadOnlyList<RedisReply> reply = await ListAsync(RedisScript.Extend, arguments, cancellation)
                .ConfigureAwait(false);
            states.AddRange(
                reply.Select(x =>
                    x.AsText() switch
                    {
                        "held" => LeaseState.Held,
                        "cancel" => LeaseState.CancelRequested,
                        _ => LeaseState.Lost,
                    }
                )
            );
        }

        return states;
    }

    /// <inheritdoc/>
    public async ValueTask<TendReport> TendAsync(CancellationToken cancellation = default)
    {
        int due = 0;
        int expired = 0;
        int forgotten = 0;
        string[] arguments =
        [
            Clock,
            Text(TendBatch),
            Milliseconds(options.Rules.KeepFinished),
            Milliseconds(options.Rules.KeepDead),
        ];
        while (true)
        {
            IReadOnlyList<RedisReply> reply = await ListAsync(RedisScript.Tend, arguments, cancellation)
                .ConfigureAwait(false);
            int[] numbers = [.. reply.Select(x => (int)x.AsNumber())];
            due += numbers[0];
            expired += numbers[1];
            forgotten += numbers[2];
            if (numbers.Max() < TendBatch)
                return new(due, expired, forgotten);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Job?> FindAsync(JobId id, CancellationToken cancellation = default) =>
        await ReadAsync([id.Value], cancellation).ConfigureAwait(false) is [Job job] ? job : null;

    /// <inheritdoc/>
    public async ValueTask<JobPage> ListAsync(JobFilter filter, CancellationToken cancellation = default)
    {
        string? few = filter.Status switch
        {
            JobStatus.Running => "running",
            JobStatus.Scheduled or JobStatus.Failed => "later",
            JobStatus.Dead => "dead",
            _ => null,
        };
        List<Job> jobs = [];
        string after = filter.After?.Value ?? "";
        string[]? known = few == null ? null : await KnownAsync(few, after, cancellation).ConfigureAwait(false);
        for (int scanned = 0; scanned < MostScanned; )
        {
            string[] ids =
                known?[Math.Min(scanned, known.Length)..Math.Min(scanned + ListBatch, known.Length)]
                ?? await IdsAsync("all", after, cancellation).ConfigureAwait(false);
            foreach (Job job in await ReadAsync(ids, cancellation).ConfigureAwait(false))
            {
                if (
                    (filter.Status != null && job.Status != filter.Status)
                    || (filter.Type != null && job.Body.Type != filter.Type)
                )
                    continue;
                if (jobs.Count == filter.Limit)
                    return new(jobs, jobs.Count == 0 ? null : jobs[^1].Id);
                jobs.Add(job);
            }

            scanned += ids.Length;
            if (ids.Length < ListBatch)
                return new(jobs, null);
            after = ids[^1];
        }

        // So many that do not fit: the page ends here, and the next one goes on.
        return new(jobs, JobId.Parse(after));
    }

    /// <inheritdoc/>
    public async ValueTask<CancelAnswer> CancelAsync(JobId id, CancellationToken cancellation = default) =>
        (await EvaluateAsync(RedisScript.Cancel, [Clock, id.Value], cancellation).ConfigureAwait(false)).AsText() switch
        {
            "missing" => CancelAnswer.NotFound,
            "cancelled" => CancelAnswer.Cancelled,
            "requested" => CancelAnswer.Requested,
            _ => CancelAnswer.Finished,
        };

    /// <inheritdoc/>
    public async ValueTask<RetryAnswer> RetryAsync(JobId id, CancellationToken cancellation = default) =>
        (await EvaluateAsync(RedisScript.Retry, [Clock, id.Value], cancellation).ConfigureAwait(false)).AsText() switch
        {
            "missing" => RetryAnswer.NotFound,
            "queued" => RetryAnswer.Queued,
            _ => RetryAnswer.NotFailed,
        };

    /// <inheritdoc/>
    public async ValueTask<int> ReplayAsync(int most, string? type = null, CancellationToken cancellation = default)
    {
        int replayed = 0;
        long rank = 0;
        while (replayed < most && rank >= 0)
        {
            IReadOnlyList<RedisReply> reply = await ListAsync(
                    RedisScript.Replay,
                    [Clock, Text(most - replayed), type ?? "", Text(rank)],
                    cancellation
                )
                .ConfigureAwait(false);
            replayed += (int)reply[0].AsNumber();
            rank = reply[1].AsNumber();
        }

        return replayed;
    }

    /// <inheritdoc/>
    public async ValueTask<QueueStatistics> CountAsync(CancellationToken cancellation = default)
    {
        IReadOnlyList<RedisReply> reply = await ListAsync(RedisScript.Count, [], cancellation).ConfigureAwait(false);
        IReadOnlyList<RedisReply> lines = reply[4].AsList();
        List<QueueDepth> depths = [];
        for (int i = 0; i + 2 < lines.Count; i += 3)
        {
            depths.Add(new(lines[i].AsText(), JobPriority.Normal, lines[i + 2].AsNumber()));
            depths.Add(new(lines[i].AsText(), JobPriority.High, lines[i + 1].AsNumber()));
        }

        Tally tally = new();
        IReadOnlyList<RedisReply> counters = reply[5].AsList();
        for (int i = 0; i + 1 < counters.Count; i += 2)
            tally.Add(counters[i].AsText(), counters[i + 1].AsNumber());
        return new(
            [.. depths.OrderBy(x => x.Type, StringComparer.Ordinal).ThenBy(x => x.Priority)],
            reply[0].AsNumber(),
            reply[1].AsNumber(),
            reply[2].AsNumber(),
            reply[3].AsNumber(),
            tally
        );
    }

    /// <inheritdoc/>
    public async ValueTask PingAsync(CancellationToken cancellation = default) =>
        await server.PingAsync().WaitAsync(cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();

    // Nought asks for the server's own clock.
    private string Clock => options.Time == null ? "0" : Text(options.Time.GetUtcNow().ToUnixTimeMilliseconds());

    private DateTimeOffset Now => (options.Time ?? TimeProvider.System).GetUtcNow();

    private async ValueTask SubmitAsync(
        JobSubmission[] batch,
        List<SubmittedJob> submitted,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = Now;
        JobBody[] bodies = [.. batch.Select(x => JobBody.Of(x, now))];
        List<string> arguments = new(1 + (batch.Length * 6)) { Clock };
        foreach (JobBody body in bodies)
        {
            arguments.Add(JobId.New(now).Value);
            arguments.Add(body.Type + (body.Priority == JobPriority.High ? ":h" : ":n"));
            arguments.Add(Text(body.MaxAttempts));
            arguments.Add(body.RunAt is { } at ? Text(at.ToUnixTimeMilliseconds()) : "0");
            arguments.Add(body.ToJson());
            arguments.Add(body.IdempotencyKey == null ? "" : Hash(body.IdempotencyKey));
        }

        IReadOnlyList<RedisReply> reply = await ListAsync(RedisScript.Submit, arguments, cancellation)
            .ConfigureAwait(false);
        for (int i = 0; i < batch.Length; i++)
        {
            JobId id = JobId.Parse(reply[i * 3].AsText());
            SubmissionKind kind =
                reply[(i * 3) + 1].AsText() == "1" ? SubmissionKind.Accepted
                : JobBody.TryRead(reply[(i * 3) + 2].AsBytes(), out JobBody? known) && known.AsksForTheSame(bodies[i])
                    ? SubmissionKind.Known
                : SubmissionKind.Conflict;
            submitted.Add(new(id, kind));
        }
    }

    private void AddOutcome(List<string> arguments, JobOutcome outcome)
    {
        string kind = outcome.Kind switch
        {
            OutcomeKind.Completed => "completed",
            OutcomeKind.Retry => JobEvent.Failed,
            OutcomeKind.Dead => JobEvent.Dead,
            OutcomeKind.Cancelled => JobEvent.Cancelled,
            _ => JobEvent.Returned,
        };
        string happened = kind == JobEvent.Dead ? JobEvent.Failed : kind;
        arguments.Add(outcome.Lease.Id.Value);
        arguments.Add(outcome.Lease.Token);
        arguments.Add(kind);
        arguments.Add(outcome.Result ?? "null");
        arguments.Add(outcome.Error ?? "");
        arguments.Add(outcome.RetryAt is { } at ? Text(at.ToUnixTimeMilliseconds()) : "0");
        arguments.Add(
            outcome.Kind == OutcomeKind.Completed
                ? ""
                : new JobEvent(Now, happened, outcome.Attempt, outcome.Worker, outcome.Error).ToJson()
        );
        arguments.Add(Text(Histogram.BucketOf(outcome.Waited)));
        arguments.Add(Text((long)outcome.Waited.TotalMicroseconds));
        arguments.Add(Text(Histogram.BucketOf(outcome.Ran)));
        arguments.Add(Text((long)outcome.Ran.TotalMicroseconds));
    }

    private async ValueTask<string[]> KnownAsync(string which, string after, CancellationToken cancellation) =>
        [
            .. (await IdsAsync(which, "", cancellation).ConfigureAwait(false))
                .Where(x => after.Length == 0 || string.CompareOrdinal(x, after) < 0)
                .OrderDescending(StringComparer.Ordinal),
        ];

    private async ValueTask<string[]> IdsAsync(string which, string before, CancellationToken cancellation) =>
        [
            .. (
                await ListAsync(RedisScript.List, [which, before, Text(ListBatch)], cancellation).ConfigureAwait(false)
            ).Select(x => x.AsText()),
        ];

    private async ValueTask<IReadOnlyList<Job>> ReadAsync(string[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0)
            return [];
        IReadOnlyList<RedisReply> reply = await ListAsync(RedisScript.Find, ids, cancellation).ConfigureAwait(false);
        return [.. ids.Zip(reply, (id, fields) => RedisJob.Read(JobId.Parse(id), fields.AsList())).OfType<Job>()];
    }

    private async ValueTask<IReadOnlyList<RedisReply>> ListAsync(
        RedisScript script,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    ) => (await EvaluateAsync(script, arguments, cancellation).ConfigureAwait(false)).AsList();

    private async ValueTask<RedisReply> EvaluateAsync(
        RedisScript script,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    ) => await server.EvaluateAsync(script, prefix, arguments).WaitAsync(cancellation).ConfigureAwait(false);

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string Milliseconds(TimeSpan span) => Text((long)span.TotalMilliseconds);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
