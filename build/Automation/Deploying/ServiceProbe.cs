using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.Deploying;

/// <summary>Asks a service how it is, and tries it.</summary>
/// <param name="address">Where it is.</param>
/// <param name="key">The key that it takes; null when it needs none.</param>
public sealed class ServiceProbe(Uri address, string? key) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly HttpClient client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>How long the service may take to answer as it should, and a job to be done.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What answers.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when nothing does, or it does not say which version it is.</returns>
    public async Task<RunningRelease?> AskAsync(CancellationToken cancellation)
    {
        try
        {
            JsonElement version = await client
                .GetFromJsonAsync<JsonElement>(new Uri("/version", UriKind.Relative), cancellation)
                .ConfigureAwait(false);
            using HttpResponseMessage health = await client
                .GetAsync(new Uri("/health", UriKind.Relative), cancellation)
                .ConfigureAwait(false);
            return new RunningRelease(
                version.GetProperty("version").GetString() ?? "",
                null,
                version.GetProperty("commit").GetString() ?? "",
                address,
                health.IsSuccessStatusCode
            );
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException
                || (e is TaskCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return null;
        }
    }

    /// <summary>Waits until it answers as a version of a commit, and is healthy.</summary>
    /// <param name="version">The version.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="ended">Tells that there is nothing to wait for any more, in a sentence.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="AutomationException">It does not, in time.</exception>
    public async Task<RunningRelease> WaitAsync(
        string version,
        string commit,
        Func<string?> ended,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(ended);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            RunningRelease? found = await AskAsync(cancellation).ConfigureAwait(false);
            if (found is { IsHealthy: true } && Matches(found, version, commit))
                return found;
            if (ended() is { } sentence)
                throw new AutomationException(sentence);
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new AutomationException(Explain(found, version, commit));
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Submits a job and waits for its result, and asks for what there is not.</summary>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="AutomationException">The service does not answer as it should.</exception>
    public async Task SmokeAsync(CancellationToken cancellation)
    {
        try
        {
            await SubmitAsync(cancellation).ConfigureAwait(false);
            using HttpResponseMessage unknown = await SendAsync(HttpMethod.Get, "/no-such-route", null, cancellation)
                .ConfigureAwait(false);
            if (
                unknown.StatusCode != HttpStatusCode.NotFound
                || unknown.Content.Headers.ContentType?.MediaType != "application/problem+json"
            )
                throw Failed(
                    $"an unknown route is answered with {(int)unknown.StatusCode} {unknown.Content.Headers.ContentType?.MediaType} instead of 404 application/problem+json"
                );
        }
        catch (Exception e)
            when (e is HttpRequestException or JsonException or KeyNotFoundException or InvalidOperationException
                || (e is TaskCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw Failed(e.Message.TrimEnd('.'));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static bool Matches(RunningRelease found, string version, string commit) =>
        found.Version == version && found.Commit == commit;

    private async Task SubmitAsync(CancellationToken cancellation)
    {
        string input = Guid.NewGuid().ToString("N");
        JsonObject job = new() { ["type"] = "echo", ["input"] = input };
        using HttpResponseMessage taken = await SendAsync(HttpMethod.Post, "/submit", job, cancellation)
            .ConfigureAwait(false);
        if (taken.StatusCode != HttpStatusCode.Accepted)
            throw Failed($"a job is answered with {(int)taken.StatusCode} instead of 202");
        string id = (await Json(taken, cancellation).ConfigureAwait(false)).GetProperty("id").GetString() ?? "";
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, $"/jobs/{id}", null, cancellation)
                .ConfigureAwait(false);
            JsonElement found = await Json(answer, cancellation).ConfigureAwait(false);
            string status = answer.IsSuccessStatusCode ? found.GetProperty("status").GetString() ?? "" : "lost";
            if (status == "completed" && found.GetProperty("result").ToString() == input)
                return;
            if (status is "completed" or "failed" or "dead" or "cancelled" or "lost")
                throw Failed($"the job {id} is {status}, with the result {Result(found)}");
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw Failed($"the job {id} is still {status} after {Patience.TotalSeconds} s");
            await Task.Delay(Pause, cancellation).ConfigureAwait(false);
        }
    }

    private static string Result(JsonElement job) =>
        job.TryGetProperty("result", out JsonElement result) ? result.ToString() : "that was not given";

    private static Task<JsonElement> Json(HttpResponseMessage message, CancellationToken cancellation) =>
        message.Content.ReadFromJsonAsync<JsonElement>(cancellation);

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancellation
    )
    {
        using HttpRequestMessage request = new(method, path);
        if (key != null)
            request.Headers.Add("X-Api-Key", key);
        // With a length, and not in chunks, which the smallest of servers do not know.
        if (body != null)
            request.Content = new StringContent(body.ToJsonString(), null, "application/json");
        return await client.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    private AutomationException Failed(string what) =>
        new($"The smoke test of {address.OriginalString} failed: {what}.");

    private string Explain(RunningRelease? found, string version, string commit) =>
        found == null ? $"{address.OriginalString} did not answer /version within {Patience.TotalSeconds} s."
        : !Matches(found, version, commit)
            ? $"{address.OriginalString} answers as {found.Version} of commit {found.Commit}, and not as {version} of commit {commit}."
        : $"{address.OriginalString} answers as {version}, but /health was not good within {Patience.TotalSeconds} s.";
}
