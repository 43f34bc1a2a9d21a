using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Template.Jobs.Processing;

namespace Template.Jobs.Load;

/// <summary>Workers and submitters that somebody kills at any moment.</summary>
internal static class Crashing
{
    public static async Task WorkAsync(string store, string effects, int concurrency, double lease)
    {
        IJobQueue queue = Stores.Open(store);
        await using var disposed = queue.ConfigureAwait(false);
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            x =>
            {
                x.Cancel = true;
                stop.Cancel();
            }
        );
        ProcessorOptions options = new()
        {
            Concurrency = concurrency,
            Lease = TimeSpan.FromSeconds(lease),
            Tend = TimeSpan.FromMilliseconds(200),
        };
        JobType type = new("effect", new EffectJob(effects))
        {
            Retry = new() { First = TimeSpan.FromMilliseconds(50) },
        };
        using JobProcessor processor = new(queue, [type], options, NullLogger.Instance);
        Console.WriteLine("working");
        await processor.RunAsync(stop.Token).ConfigureAwait(false);
    }

    /// <summary>Prints the id of each job when the store has taken it.</summary>
    public static async Task SubmitAsync(string store, int count, int rate)
    {
        IJobQueue queue = Stores.Open(store);
        await using var disposed = queue.ConfigureAwait(false);
        TimeSpan pause = TimeSpan.FromSeconds(1.0 / rate);
        for (int i = 0; i < count; i++)
        {
            // A worker is killed far more often than in life, and each time is an attempt of the jobs that it had.
            JobSubmission job = new()
            {
                Type = "effect",
                Input = "1",
                MaxAttempts = JobSubmission.MostAttempts,
            };
            try
            {
                SubmittedJob submitted = (await queue.SubmitAsync([job]).ConfigureAwait(false))[0];
                Console.WriteLine(submitted.Id);
            }
            catch (JobStoreException)
            {
                // It was not acknowledged, so nobody expects it.
                await Task.Delay(TimeSpan.FromMilliseconds(50)).ConfigureAwait(false);
            }

            await Task.Delay(pause).ConfigureAwait(false);
        }
    }

    // The file of a job is made once, however often the job runs: this is what an idempotent effect is.
    private sealed class EffectJob(string folder) : IJobHandler
    {
        public async ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), cancellation).ConfigureAwait(false);
            try
            {
                using FileStream made = new(Path.Combine(folder, job.Id.Value), FileMode.CreateNew);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }
}
