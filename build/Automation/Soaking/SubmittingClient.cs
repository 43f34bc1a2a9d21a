using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Automation.Soaking;

/// <summary>Submits jobs at a steady rate, again with the same key until each is acknowledged or the time is over.</summary>
[ExcludeFromCodeCoverage(Justification = "./build.sh Soak runs it in CI, with the processes that it kills.")]
internal sealed class SubmittingClient(Uri api, int perSecond) : IDisposable
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient client = new() { BaseAddress = api, Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>The jobs that were acknowledged.</summary>
    public ConcurrentBag<string> Acknowledged { get; } = [];

    public Task RunAsync(CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(x => RunAsync(x, stop)));

    /// <summary>The counts of the queue, as soon as the API answers.</summary>
    public async Task<JsonNode> CountAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                JsonNode? counts = await client
                    .GetFromJsonAsync<JsonNode>(new Uri("/queues", UriKind.Relative), cancellation)
                    .ConfigureAwait(false);
                if (counts != null)
                    return counts;
            }
            catch (Exception e)
                when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
            {
                // It is being started.
            }

            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose() => client.Dispose();

    private async Task RunAsync(int lane, CancellationToken stop)
    {
        for (int i = 0; !stop.IsCancellationRequested; i++)
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"soak {lane}-{i}");
            try
            {
                while (!await TryAsync(key, stop).ConfigureAwait(false))
                    await Task.Delay(Pause, stop).ConfigureAwait(false);
                await Task.Delay(TimeSpan.FromSeconds((double)AtOnce / perSecond), stop).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task<bool> TryAsync(string key, CancellationToken stop)
    {
        JsonObject job = new()
        {
            ["type"] = "effect",
            ["input"] = 1,
            // A worker is killed far more often than in life, and each time is an attempt of the jobs that it had.
            ["maxAttempts"] = 100,
            ["idempotencyKey"] = key,
        };
        try
        {
            using HttpResponseMessage response = await client
                .PostAsJsonAsync(new Uri("/submit", UriKind.Relative), job, stop)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                return false;
            JsonNode? answer = await response.Content.ReadFromJsonAsync<JsonNode>(stop).ConfigureAwait(false);
            Acknowledged.Add(answer!["id"]!.ToString());
            return true;
        }
        catch (Exception e)
            when (e is HttpRequestException or TaskCanceledException or System.Text.Json.JsonException
                && !stop.IsCancellationRequested
            )
        {
            return false;
        }
    }
}
