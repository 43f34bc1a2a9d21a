using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Automation.Validating;

/// <summary>Puts a service under load for a short time: each client submits a job and asks for it, again and again.</summary>
/// <param name="address">Where the API is.</param>
/// <param name="key">The key for it; null when it asks for none.</param>
public sealed class LoadRun(Uri address, string? key)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs it.</summary>
    /// <param name="clients">How many clients ask at the same time.</param>
    /// <param name="perSecond">How often they do so together in a second: faster, a limit of the service would be what is measured.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<LoadFigures> RunAsync(
        int clients,
        double perSecond,
        TimeSpan duration,
        CancellationToken cancellation
    )
    {
        using HttpClient client = new() { BaseAddress = address, Timeout = Patience };
        if (key != null)
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        // What is compiled or connected at the first request is no part of the load.
        _ = await AskAsync(client, cancellation).ConfigureAwait(false);
        ConcurrentBag<double> times = [];
        int errors = 0;
        int turn = -1;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => LoopAsync())).ConfigureAwait(false);
        return LoadFigures.Of(times, errors, Stopwatch.GetElapsedTime(start).TotalSeconds);

        async Task LoopAsync()
        {
            while (true)
            {
                TimeSpan due = TimeSpan.FromSeconds(Interlocked.Increment(ref turn) / perSecond);
                if (due >= duration)
                    return;
                TimeSpan early = due - Stopwatch.GetElapsedTime(start);
                if (early > TimeSpan.Zero)
                    await Task.Delay(early, cancellation).ConfigureAwait(false);
                // A service that is too slow ends in time, and with fewer answers.
                if (Stopwatch.GetElapsedTime(start) >= duration)
                    return;
                long begin = Stopwatch.GetTimestamp();
                if (await AskAsync(client, cancellation).ConfigureAwait(false))
                    times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
                else
                    Interlocked.Increment(ref errors);
            }
        }
    }

    private static async Task<bool> AskAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            JsonObject job = new()
            {
                ["type"] = "echo",
                ["input"] = new JsonObject { ["n"] = 1 },
            };
            using HttpResponseMessage submitted = await client
                .PostAsJsonAsync(new Uri("/submit", UriKind.Relative), job, cancellation)
                .ConfigureAwait(false);
            if (!submitted.IsSuccessStatusCode || submitted.Headers.Location is not { } location)
                return false;
            using HttpResponseMessage asked = await client.GetAsync(location, cancellation).ConfigureAwait(false);
            return asked.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException
                || (exception is TaskCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return false;
        }
    }
}
