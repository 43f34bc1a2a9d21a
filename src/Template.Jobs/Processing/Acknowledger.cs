using System.Threading.Channels;

namespace Template.Jobs.Processing;

/// <summary>Reports outcomes to the store: what piles up during one report goes out with the next.</summary>
internal sealed class Acknowledger(IJobQueue queue, TimeSpan lease, TimeProvider time, StoreState store)
{
    private const int LargestBatch = 512;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Channel<(JobOutcome Outcome, TaskCompletionSource<bool> Recorded)> waiting =
        Channel.CreateUnbounded<(JobOutcome, TaskCompletionSource<bool>)>(new() { SingleReader = true });

    /// <summary>Reports an outcome.</summary>
    /// <returns>Whether the store recorded it: the lease still held, and the worker has not stopped for good.</returns>
    public Task<bool> ReportAsync(JobOutcome outcome)
    {
        TaskCompletionSource<bool> recorded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return waiting.Writer.TryWrite((outcome, recorded)) ? recorded.Task : Task.FromResult(false);
    }

    public void Complete() => waiting.Writer.Complete();

    public async Task RunAsync()
    {
        List<JobOutcome> outcomes = [];
        List<TaskCompletionSource<bool>> recorded = [];
        while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (outcomes.Count < LargestBatch && waiting.Reader.TryRead(out var item))
            {
                outcomes.Add(item.Outcome);
                recorded.Add(item.Recorded);
            }

            IReadOnlyList<bool> held = await SendAsync(outcomes).ConfigureAwait(false);
            for (int i = 0; i < held.Count; i++)
                recorded[i].SetResult(held[i]);
            outcomes.Clear();
            recorded.Clear();
        }
    }

    // After a lease's time the store has given the jobs to others, so that there is nothing left to report.
    private async Task<IReadOnlyList<bool>> SendAsync(List<JobOutcome> outcomes)
    {
        long begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                return await queue.FinishAsync(outcomes).ConfigureAwait(false);
            }
            catch (JobStoreException e) when (time.GetElapsedTime(begun) < lease)
            {
                store.Failed(e);
                await Task.Delay(Pause, time).ConfigureAwait(false);
            }
            catch (JobStoreException e)
            {
                store.Failed(e);
                return [.. outcomes.Select(_ => false)];
            }
        }
    }
}
