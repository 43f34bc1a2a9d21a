using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Template.Jobs.Processing;

/// <summary>Takes jobs from a queue and runs their handlers until it is told to stop.</summary>
public sealed class JobProcessor : IDisposable
{
    private static readonly TimeSpan StorePause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StopPause = TimeSpan.FromSeconds(2);

    private readonly IJobQueue queue;
    private readonly ProcessorOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Dictionary<string, TypeLimit> limits;
    private readonly JobRunner runner;
    private readonly Acknowledger acknowledger;
    private readonly Heartbeat heartbeat;
    private readonly SemaphoreSlim slotFreed = new(0);
    private readonly ConcurrentDictionary<JobLease, (RunningJob Running, Task Ends)> running = new();
    private readonly StoreState store;
    private int turn;

    /// <summary>A processor.</summary>
    /// <param name="queue">Where jobs come from.</param>
    /// <param name="types">What it can do.</param>
    /// <param name="options">How.</param>
    /// <param name="logger">Where it tells.</param>
    /// <param name="time">The clock.</param>
    /// <param name="chance">Gives numbers from 0 to 1 for the jitter of retries.</param>
    /// <exception cref="ArgumentException">The options or the types are wrong.</exception>
    public JobProcessor(
        IJobQueue queue,
        IReadOnlyList<JobType> types,
        ProcessorOptions options,
        ILogger logger,
        TimeProvider? time = null,
        Func<double>? chance = null
    )
    {
        if (options.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        if (types.FirstOrDefault(x => !JobTypeName.IsValid(x.Name)) is { } type)
            throw new ArgumentException($"'{type.Name}' is no type. {JobTypeName.Rule}", nameof(types));
        this.queue = queue;
        this.options = options;
        this.logger = logger;
        this.time = time ?? TimeProvider.System;
        limits = types.ToDictionary(x => x.Name, x => new TypeLimit(x, this.time), StringComparer.Ordinal);
        runner = new(options, this.time, chance ?? Random.Shared.NextDouble, logger);
        store = new(logger);
        acknowledger = new(queue, options.Lease, this.time, store);
        heartbeat = new(queue, options.Lease, this.time, store);
    }

    /// <summary>How many jobs run now.</summary>
    public int Running => running.Count;

    /// <summary>Whether the store answered when it was last asked.</summary>
    public bool IsStoreUp => store.IsUp;

    /// <summary>Works until it is told to stop, then waits for the jobs that run and hands back those that do not end in time.</summary>
    /// <param name="stop">Tells it to stop.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        logger.Started(options.Worker, string.Join(", ", limits.Keys), options.Concurrency, queue.Description);
        using CancellationTokenSource over = new();
        Task acknowledging = acknowledger.RunAsync();
        Task beating = EveryAsync(heartbeat.Interval, () => heartbeat.BeatAsync(RunningJobs()), over.Token);
        Task looking = EveryAsync(heartbeat.Look, StopOverdueAsync, over.Token);
        Task tending = EveryAsync(options.Tend, TendAsync, stop);
        await ClaimUntilAsync(stop).ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
        acknowledger.Complete();
        await acknowledging.ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(beating, looking, tending).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => slotFreed.Dispose();

    private async Task ClaimUntilAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                List<TypeSlots> slots = FreeSlots(out int most);
                if (slots.Count == 0)
                {
                    // A rate limit frees a slot without a job that ends.
                    await slotFreed.WaitAsync(RateLimited ? StorePause / 10 : options.Idle, stop).ConfigureAwait(false);
                    continue;
                }

                long asked = time.GetTimestamp();
                IReadOnlyList<LeasedJob> jobs = await queue
                    .ClaimAsync(new(options.Worker, options.Lease, slots, most), CancellationToken.None)
                    .ConfigureAwait(false);
                store.Answered();
                foreach (LeasedJob job in jobs)
                    Begin(job, asked);
                if (jobs.Count == 0)
                    await queue.WaitAsync(RateLimited ? StorePause / 10 : options.Idle, stop).ConfigureAwait(false);
                else if (running.Count >= options.Concurrency)
                    await slotFreed.WaitAsync(options.Idle, stop).ConfigureAwait(false);
            }
            catch (JobStoreException e)
            {
                store.Failed(e);
                await PauseAsync(StorePause, stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private bool RateLimited => limits.Values.Any(x => x.Type.PerSecond > 0);

    // The types take turns at the head of the list, so that each is asked first from time to time.
    private List<TypeSlots> FreeSlots(out int most)
    {
        while (slotFreed.Wait(0)) { }
        most = options.Concurrency - running.Count;
        List<TypeSlots> slots = new(limits.Count);
        if (most <= 0)
            return slots;
        turn = (turn + 1) % Math.Max(1, limits.Count);
        foreach (TypeLimit limit in limits.Values.Skip(turn).Concat(limits.Values.Take(turn)))
        {
            if (limit.Free(most) is > 0 and int free)
                slots.Add(new(limit.Type.Name, free));
        }

        return slots;
    }

    private void Begin(LeasedJob job, long asked)
    {
        RunningJob begun = new(job, limits[job.Body.Type], asked);
        begun.Limit.Begin();
        TaskCompletionSource ends = new(TaskCreationOptions.RunContinuationsAsynchronously);
        running[job.Lease] = (begun, ends.Task);
        _ = Task.Run(async () =>
        {
            try
            {
                await runner.RunAsync(begun, acknowledger.ReportAsync).ConfigureAwait(false);
            }
            finally
            {
                running.TryRemove(job.Lease, out _);
                begun.Limit.End();
                begun.Dispose();
                ends.SetResult();
                FreeSlot();
            }
        });
    }

    private void FreeSlot()
    {
        try
        {
            slotFreed.Release();
        }
        catch (ObjectDisposedException)
        {
            // The job did not stop when the worker did, and nobody waits for its slot.
        }
    }

    private async Task DrainAsync()
    {
        if (running.IsEmpty)
            return;
        logger.Draining(options.Worker, running.Count);
        await WaitForAllAsync(options.Drain).ConfigureAwait(false);
        foreach ((RunningJob job, _) in running.Values)
            job.StopFor(StopReason.WorkerStops);
        await WaitForAllAsync(StopPause).ConfigureAwait(false);
        // What does not even stop is handed back over its head; its own report will be ignored.
        JobOutcome[] deaf =
        [
            .. running.Values.Select(x => new JobOutcome(
                x.Running.Job.Lease,
                x.Running.Job.Body.Type,
                x.Running.Job.Attempt,
                OutcomeKind.Returned
            )
            {
                Worker = options.Worker,
            }),
        ];
        await Task.WhenAll(deaf.Select(acknowledger.ReportAsync)).ConfigureAwait(false);
    }

    private async Task WaitForAllAsync(TimeSpan longest)
    {
        Task all = Task.WhenAll(running.Values.Select(x => x.Ends));
        using CancellationTokenSource enough = new();
        await Task.WhenAny(all, Task.Delay(longest, time, enough.Token)).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
    }

    private RunningJob[] RunningJobs() => [.. running.Values.Select(x => x.Running)];

    private Task StopOverdueAsync()
    {
        heartbeat.StopOverdue(RunningJobs());
        return Task.CompletedTask;
    }

    private async Task TendAsync()
    {
        TendReport report = await queue.TendAsync().ConfigureAwait(false);
        // A worker without a free slot asks for nothing else.
        store.Answered();
        if (report.Expired > 0)
            logger.LeasesExpired(report.Expired);
    }

    private async Task EveryAsync(TimeSpan interval, Func<Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await PauseAsync(interval, stop).ConfigureAwait(false);
            try
            {
                if (!stop.IsCancellationRequested)
                    await work().ConfigureAwait(false);
            }
            catch (JobStoreException e)
            {
                store.Failed(e);
            }
        }
    }

    private async Task PauseAsync(TimeSpan length, CancellationToken stop)
    {
        try
        {
            await Task.Delay(length, time, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at the token.
        }
    }
}
