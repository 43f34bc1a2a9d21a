namespace Template.Jobs.Contract;

public abstract partial class Any_queue
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task does_in_any_order_of_operations_what_the_model_does(int seed)
    {
        IJobQueue[] queues = [await OpenAsync(), await OpenAsync()];
        Random random = new(seed);
        Dictionary<JobId, ModelJob> model = [];
        List<LeasedJob> leases = [];
        for (int step = 0; step < 150; step++)
        {
            IJobQueue queue = queues[random.Next(2)];
            await StepAsync(queue, random, model, leases);
            foreach ((JobId id, ModelJob expected) in model)
            {
                Job job = await FindAsync(queues[random.Next(2)], id);
                Assert.Equal((step, expected.Status, expected.Attempts), (step, job.Status, job.Attempts));
            }
        }
    }

    private async Task StepAsync(
        IJobQueue queue,
        Random random,
        Dictionary<JobId, ModelJob> model,
        List<LeasedJob> leases
    )
    {
        JobId? any = model.Count == 0 ? null : model.Keys.ElementAt(random.Next(model.Count));
        switch (random.Next(9))
        {
            case 0 when model.Count < 12:
                bool waits = random.Next(3) == 0;
                DateTimeOffset? at = waits ? Clock.GetUtcNow() + TimeSpan.FromSeconds(20) : null;
                JobId id = await SubmitAsync(queue, Echo() with { RunAt = at, MaxAttempts = random.Next(1, 4) });
                model[id] = new((await FindAsync(queue, id)).Body.MaxAttempts)
                {
                    Status = waits ? JobStatus.Scheduled : JobStatus.Queued,
                    RunAt = at,
                };
                break;
            case 1 or 2:
                foreach (LeasedJob job in await ClaimAsync(queue, random.Next(1, 4)))
                {
                    ModelJob claimed = model[job.Lease.Id];
                    claimed.To(JobStatus.Running);
                    claimed.Attempts++;
                    Assert.Equal(claimed.Attempts, job.Attempt);
                    claimed.Lease = (job.Lease, Clock.GetUtcNow() + Lease);
                    leases.Add(job);
                }

                break;
            case 3 or 4 when leases.Count > 0:
                await FinishAnyAsync(queue, random, model, leases[random.Next(leases.Count)]);
                break;
            case 5:
                Clock.Advance(TimeSpan.FromSeconds(random.Next(1, 25)));
                await queue.TendAsync();
                foreach (ModelJob job in model.Values)
                    job.Tend(Clock.GetUtcNow());
                break;
            case 6 when any is { } called:
                model[called].Cancel(await queue.CancelAsync(called));
                break;
            case 7 when any is { } failed:
                model[failed].Retry(await queue.RetryAsync(failed));
                break;
            case 8 when leases.Count > 0:
                LeasedJob kept = leases[random.Next(leases.Count)];
                LeaseState state = Assert.Single(await queue.ExtendAsync([kept.Lease], Lease));
                model[kept.Lease.Id].Extend(kept.Lease, state, Clock.GetUtcNow() + Lease);
                break;
        }
    }

    private async Task FinishAnyAsync(IJobQueue queue, Random random, Dictionary<JobId, ModelJob> model, LeasedJob job)
    {
        ModelJob known = model[job.Lease.Id];
        OutcomeKind kind = (OutcomeKind)random.Next(5);
        JobOutcome outcome = kind == OutcomeKind.Retry ? Failure(job) : Outcome(job, kind);
        bool held = await FinishAsync(queue, outcome);
        Assert.Equal(known.Lease?.Lease == job.Lease, held);
        if (!held)
            return;
        if (known.CalledOff && outcome.Kind is (OutcomeKind.Retry or OutcomeKind.Returned))
            outcome = Outcome(job, OutcomeKind.Cancelled);
        known.Lease = null;
        known.CalledOff = false;
        known.RunAt = outcome.RetryAt;
        known.To(
            outcome.Kind switch
            {
                OutcomeKind.Completed => JobStatus.Completed,
                OutcomeKind.Retry => JobStatus.Failed,
                OutcomeKind.Dead => JobStatus.Dead,
                OutcomeKind.Cancelled => JobStatus.Cancelled,
                _ => JobStatus.Queued,
            }
        );
        if (outcome.Kind == OutcomeKind.Returned)
            known.Attempts--;
    }

    private sealed class ModelJob(int most)
    {
        public JobStatus Status { get; set; }

        public int Attempts { get; set; }

        public DateTimeOffset? RunAt { get; set; }

        public (JobLease Lease, DateTimeOffset Expires)? Lease { get; set; }

        public bool CalledOff { get; set; }

        public void To(JobStatus status)
        {
            Assert.True(JobTransitions.IsAllowed(Status, status), $"{Status} to {status}");
            Status = status;
        }

        public void Tend(DateTimeOffset now)
        {
            if (Status is JobStatus.Scheduled or JobStatus.Failed && RunAt <= now)
                To(JobStatus.Queued);
            if (Status != JobStatus.Running || Lease?.Expires > now)
                return;
            Lease = null;
            To(
                CalledOff ? JobStatus.Cancelled
                : Attempts >= most ? JobStatus.Dead
                : JobStatus.Queued
            );
            CalledOff = false;
        }

        public void Cancel(CancelAnswer answer)
        {
            Assert.Equal(
                Status switch
                {
                    JobStatus.Running => CancelAnswer.Requested,
                    JobStatus.Completed or JobStatus.Dead => CancelAnswer.Finished,
                    _ => CancelAnswer.Cancelled,
                },
                answer
            );
            CalledOff |= answer == CancelAnswer.Requested;
            if (answer == CancelAnswer.Cancelled && Status != JobStatus.Cancelled)
                To(JobStatus.Cancelled);
        }

        public void Retry(RetryAnswer answer)
        {
            Assert.Equal(JobTransitions.CanRetry(Status) ? RetryAnswer.Queued : RetryAnswer.NotFailed, answer);
            if (answer != RetryAnswer.Queued)
                return;
            To(JobStatus.Queued);
            Attempts = 0;
        }

        public void Extend(JobLease lease, LeaseState state, DateTimeOffset expires)
        {
            LeaseState expected =
                Lease?.Lease != lease ? LeaseState.Lost
                : CalledOff ? LeaseState.CancelRequested
                : LeaseState.Held;
            Assert.Equal(expected, state);
            if (state != LeaseState.Lost)
                Lease = (lease, expires);
        }
    }
}
