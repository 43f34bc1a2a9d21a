using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>How workers get jobs and keep them.</summary>
internal sealed class RedisLeasing(ScriptRunner scripts, RedisFinishing finishing)
{
    private const int Batch = 500;

    public async ValueTask<IReadOnlyList<LeasedJob>> ClaimAsync(ClaimRequest request, CancellationToken cancellation)
    {
        string token = Guid.NewGuid().ToString("N");
        List<string> arguments =
        [
            scripts.Clock,
            ScriptRunner.Milliseconds(request.Lease),
            request.Worker,
            token,
            ScriptRunner.Text(Math.Min(request.Most, Batch)),
            ScriptRunner.Text(PriorityShare.Round),
            ScriptRunner.Text(PriorityShare.High),
        ];
        foreach (TypeSlots slots in request.Slots)
            arguments.AddRange([slots.Type, ScriptRunner.Text(slots.Count)]);
        IReadOnlyList<RedisReply> reply = await scripts
            .ListAsync(RedisScript.Claim, arguments, cancellation)
            .ConfigureAwait(false);
        List<LeasedJob> jobs = new(reply.Count / 4);
        List<JobOutcome> damaged = [];
        for (int i = 0; i + 3 < reply.Count; i += 4)
        {
            // What is in the line and has no name of a job never ends, so that it dies of its leases.
            if (!JobId.TryParse(reply[i].AsText(), out JobId id))
                continue;
            int attempt = (int)reply[i + 1].AsNumber();
            TimeSpan waited = TimeSpan.FromMilliseconds(Math.Max(0, reply[i + 3].AsNumber()));
            if (JobBody.TryRead(reply[i + 2].AsBytes(), out JobBody? body))
                jobs.Add(new(new(id, token), body, attempt, waited));
            else
                damaged.Add(Damaged(new(id, token), attempt, request.Worker));
        }

        if (damaged.Count > 0)
            await finishing.FinishAsync(damaged, cancellation).ConfigureAwait(false);
        return jobs;
    }

    public async ValueTask<IReadOnlyList<LeaseState>> ExtendAsync(
        IReadOnlyList<JobLease> leases,
        TimeSpan duration,
        CancellationToken cancellation
    )
    {
        List<LeaseState> states = new(leases.Count);
        foreach (JobLease[] batch in leases.Chunk(Batch))
        {
            List<string> arguments =
            [
                scripts.Clock,
                ScriptRunner.Milliseconds(duration),
                .. batch.SelectMany(x => (string[])[x.Id.Value, x.Token]),
            ];
            IReadOnlyList<RedisReply> reply = await scripts
                .ListAsync(RedisScript.Extend, batch.Length, arguments, cancellation)
                .ConfigureAwait(false);
            states.AddRange(reply.Select(x => State(x.AsText())));
        }

        return states;
    }

    private static LeaseState State(string text) =>
        text switch
        {
            "held" => LeaseState.Held,
            "cancel" => LeaseState.CancelRequested,
            _ => LeaseState.Lost,
        };

    // It can never be done, and must not keep the others from being done.
    private static JobOutcome Damaged(JobLease lease, int attempt, string worker) =>
        new(lease, "damaged", attempt, OutcomeKind.Dead)
        {
            Worker = worker,
            Error = "What was to be done cannot be read: somebody else wrote under the names of this queue.",
        };
}
