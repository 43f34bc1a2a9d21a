namespace Template.Jobs.Hosting;

/// <summary>Whether the store answers. It is asked at most once in a second, however many ask.</summary>
public sealed class StoreHealth(IJobQueue queue, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim asking = new(1, 1);
    private long? asked;
    private string? problem;

    /// <summary>Asks the store.</summary>
    /// <returns>Why it does not answer, or nothing when it does.</returns>
    public async Task<string?> CheckAsync()
    {
        await asking.WaitAsync().ConfigureAwait(false);
        try
        {
            if (asked is not { } last || time.GetElapsedTime(last) > Fresh)
            {
                problem = await AskAsync().ConfigureAwait(false);
                asked = time.GetTimestamp();
            }

            return problem;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => asking.Dispose();

    private async Task<string?> AskAsync()
    {
        try
        {
            using CancellationTokenSource late = new(Patience, time);
            // A store that hangs may not hear that nobody waits any more.
            await queue.PingAsync(late.Token).AsTask().WaitAsync(late.Token).ConfigureAwait(false);
            return null;
        }
        catch (JobStoreException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException)
        {
            return $"The store of jobs did not answer within {Patience.TotalSeconds} s.";
        }
    }
}
