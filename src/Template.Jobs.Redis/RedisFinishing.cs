using Template.Jobs.Measures;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>How attempts end, and what time ends.</summary>
internal sealed class RedisFinishing(ScriptRunner scripts, StoreRules rules)
{
    private const int Batch = 500;

    public async ValueTask<IReadOnlyList<bool>> FinishAsync(
        IReadOnlyList<JobOutcome> outcomes,
        CancellationToken cancellation
    )
    {
        List<bool> held = new(outcomes.Count);
        foreach (JobOutcome[] batch in outcomes.Chunk(Batch))
        {
            List<string> arguments = new(1 + (batch.Length * 11)) { scripts.Clock };
            foreach (JobOutcome outcome in batch)
                Add(arguments, outcome);
            IReadOnlyList<RedisReply> reply = await scripts
                .ListAsync(RedisScript.Finish, batch.Length, arguments, cancellation)
                .ConfigureAwait(false);
            held.AddRange(reply.Select(x => x.AsText() == "1"));
        }

        return held;
    }

    public async ValueTask<TendReport> TendAsync(CancellationToken cancellation)
    {
        int due = 0;
        int expired = 0;
        int forgotten = 0;
        string[] arguments =
        [
            scripts.Clock,
            ScriptRunner.Text(Batch),
            ScriptRunner.Milliseconds(rules.KeepFinished),
            ScriptRunner.Milliseconds(rules.KeepDead),
        ];
        while (true)
        {
            IReadOnlyList<RedisReply> reply = await scripts
                .ListAsync(RedisScript.Tend, 3, arguments, cancellation)
                .ConfigureAwait(false);
            int[] numbers = [.. reply.Select(x => (int)x.AsNumber())];
            due += numbers[0];
            expired += numbers[1];
            forgotten += numbers[2];
            if (numbers.Max() < Batch)
                return new(due, expired, forgotten);
        }
    }

    private void Add(List<string> arguments, JobOutcome outcome)
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
        arguments.Add(outcome.RetryAt is { } at ? ScriptRunner.Text(at.ToUnixTimeMilliseconds()) : "0");
        arguments.Add(
            outcome.Kind == OutcomeKind.Completed
                ? ""
                : new JobEvent(scripts.Now, happened, outcome.Attempt, outcome.Worker, outcome.Error).ToJson()
        );
        arguments.Add(ScriptRunner.Text(Histogram.BucketOf(outcome.Waited)));
        arguments.Add(ScriptRunner.Text((long)outcome.Waited.TotalMicroseconds));
        arguments.Add(ScriptRunner.Text(Histogram.BucketOf(outcome.Ran)));
        arguments.Add(ScriptRunner.Text((long)outcome.Ran.TotalMicroseconds));
    }
}
