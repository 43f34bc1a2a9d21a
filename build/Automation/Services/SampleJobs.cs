using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Automation.Services;

/// <summary>A few jobs of each type, so that there is something to see.</summary>
public static class SampleJobs
{
    private const string Text =
        "A queue holds work that is not done yet. Workers take jobs from the queue and do them. "
        + "A worker holds a lease on its job. When the worker dies, the lease ends and another worker takes the job. "
        + "The weather has nothing to do with it. A job that fails too often goes to the dead-letter queue, where a person looks at it.";

    /// <summary>Submits the jobs.</summary>
    /// <param name="api">Where the API is.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many.</returns>
    /// <exception cref="AutomationException">The API refuses one.</exception>
    public static async Task<int> SubmitAsync(Uri api, DateTimeOffset now, CancellationToken cancellation)
    {
        using HttpClient client = new() { BaseAddress = api };
        IReadOnlyList<JsonObject> jobs = Jobs(api, now);
        foreach (JsonObject job in jobs)
        {
            using HttpResponseMessage response = await client
                .PostAsJsonAsync(new Uri("/submit", UriKind.Relative), job, cancellation)
                .ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw new AutomationException(
                    $"The API refuses a sample job: {await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)}"
                );
        }

        return jobs.Count;
    }

    private static IReadOnlyList<JsonObject> Jobs(Uri api, DateTimeOffset now) =>
        [
            new()
            {
                ["type"] = "echo",
                ["input"] = new JsonObject { ["hello"] = "world" },
            },
            new()
            {
                ["type"] = "echo",
                ["input"] = "urgent",
                ["priority"] = "high",
            },
            //#if (hasFizzBuzz)
            new()
            {
                ["type"] = "fizzbuzz",
                ["input"] = new JsonObject { ["start"] = 1, ["end"] = 1_000_000 },
            },
            //#endif
            new()
            {
                ["type"] = "ai",
                ["task"] = "summarize",
                ["input"] = Text,
            },
            new()
            {
                ["type"] = "http",
                ["input"] = new JsonObject { ["url"] = new Uri(api, "/version").AbsoluteUri },
            },
            new()
            {
                ["type"] = "echo",
                ["input"] = "in a minute",
                ["runAt"] = now.AddMinutes(1),
            },
            // No worker fetches from there, so it dies: there is something in the dead-letter queue.
            new()
            {
                ["type"] = "http",
                ["input"] = new JsonObject { ["url"] = "ftp://127.0.0.1/" },
            },
        ];
}
