using System.Text.Json;
using System.Text.RegularExpressions;
using Template.Jobs.Contract;

namespace Template.Jobs.Api.Tests;

public sealed partial class Operating_the_service
{
    private static readonly TimeSpan Aging = TimeSpan.FromMilliseconds(60);

    [Fact]
    public async Task shows_counts_that_follow_each_change()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        Answer empty = await api.GetAsync("/queues");
        string dead = await api.SubmitDeadAsync();
        await api.SubmitAsync("""{"type":"echo","priority":"high"}""");
        await api.SubmitAsync("""{"type":"http"}""");
        await api.SubmitAsync("""{"type":"http","runAt":"2199-01-01T00:00:00Z"}""");
        await api.ClaimAsync("http");
        await api.SubmitAsync("""{"type":"http"}""");
        // What this process changed shows after 50 ms at the latest.
        await Task.Delay(Aging);

        Answer full = await api.GetAsync("/queues");
        await api.PostAsync($"/jobs/{dead}/retry");
        await Task.Delay(Aging);
        Answer later = await api.GetAsync("/queues");

        Assert.Equal(("0", "0", "0"), (empty["queued"], empty["dead"], empty["running"]));
        Assert.Equal(
            ("2", "1", "1", "1", "0"),
            (full["queued"], full["scheduled"], full["running"], full["dead"], full["finished"])
        );
        Assert.Equal(
            ["echo 1 0", "http 0 1"],
            full.Json.GetProperty("queues")
                .EnumerateArray()
                .Select(x => $"{x.GetProperty("type")} {x.GetProperty("high")} {x.GetProperty("normal")}")
        );
        JsonElement totals = full.Json.GetProperty("totals");
        Assert.Equal(
            (5, 1, 1),
            (
                totals.GetProperty("submitted").GetInt32(),
                totals.GetProperty("failed").GetInt32(),
                totals.GetProperty("dead").GetInt32()
            )
        );
        Assert.Equal(1, full.Json.GetProperty("ran").GetProperty("count").GetInt32());
        Assert.Equal(("3", "0"), (later["queued"], later["dead"]));
    }

    [Fact]
    public async Task asks_the_store_for_counts_at_most_once_in_a_moment()
    {
        await using ApiServer api = await ApiServer.StartAsync();
        VirtualClock clock = new();
        using QueueCounts counts = new(api.Queue, clock);
        List<long> seen = [await QueuedAsync()];
        await api.Queue.SubmitAsync([new() { Type = "echo" }]);

        seen.Add(await QueuedAsync());
        clock.Advance(TimeSpan.FromMilliseconds(501));
        seen.Add(await QueuedAsync());
        await api.Queue.SubmitAsync([new() { Type = "echo" }]);
        counts.Changed();
        seen.Add(await QueuedAsync());
        clock.Advance(TimeSpan.FromMilliseconds(51));
        seen.AddRange(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(QueuedAsync))));

        Assert.Equal([0, 0, 1, 1, .. Enumerable.Repeat(2, 10)], seen);

        async Task<long> QueuedAsync() => (await counts.GetAsync(CancellationToken.None)).Queued;
    }

    [Fact]
    public async Task gives_numbers_to_Prometheus()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:OpenMetrics=true");
        await api.SubmitDeadAsync();
        await api.SubmitAsync("""{"type":"http","priority":"high"}""");
        await Task.Delay(Aging);

        Answer metrics = await api.GetAsync("/metrics");

        Assert.Equal(200, metrics.Status);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", metrics.Header("Content-Type"));
        string[] lines = metrics.Text.TrimEnd('\n').Split('\n');
        Assert.All(lines, x => Assert.Matches(Line(), x));
        Assert.Contains("jobs_submitted_total{type=\"echo\"} 1", lines);
        Assert.Contains("jobs_dead_total{type=\"echo\"} 1", lines);
        Assert.Contains("jobs_queue_depth{type=\"http\",priority=\"high\"} 1", lines);
        Assert.Contains("jobs_dead_letters 1", lines);
        Assert.Contains("jobs_run_seconds_bucket{le=\"+Inf\"} 1", lines);
        Assert.Contains("jobs_run_seconds_count 1", lines);
        // Each metric is described once, before its numbers.
        string[] types = [.. lines.Where(x => x.StartsWith("# TYPE ", StringComparison.Ordinal))];
        Assert.Equal(types.Distinct(), types);
    }

    [Fact]
    public async Task tells_which_build_runs_and_where()
    {
        await using ApiServer api = await ApiServer.StartAsync();

        Answer version = await api.GetAsync("/version");

        Assert.Equal(("jobs-api", "Production", "spool"), (version["name"], version["environment"], version["store"]));
        Assert.Equal(version.Header("X-Version"), version["version"]);
        Assert.True(version.Json.GetProperty("features").GetProperty("BulkReplay").GetBoolean());
    }

    [Fact]
    public async Task tells_that_it_is_well()
    {
        await using ApiServer api = await ApiServer.StartAsync();

        Assert.Equal("up", (await api.GetAsync("/health"))["status"]);
        Assert.Equal("up", (await api.GetAsync("/health/live"))["status"]);
    }

    [Fact]
    public async Task without_its_store_says_why_and_comes_back_with_it()
    {
        await using ApiServer api = await ApiServer.StartAsync("--Api:OpenMetrics=true");
        string id = await api.SubmitAsync();
        string away = api.SpoolFolder + ".away";
        Directory.Move(api.SpoolFolder, away);
        await File.WriteAllTextAsync(api.SpoolFolder, "no folder");

        Answer health = await api.GetAsync("/health");
        Answer live = await api.GetAsync("/health/live");
        Answer submit = await api.PostAsync("/submit", """{"type":"echo"}""");
        Answer page = await api.GetAsync("/");
        File.Delete(api.SpoolFolder);
        Directory.Move(away, api.SpoolFolder);
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        Assert.Contains(api.SpoolFolder, health.Problem(503), StringComparison.Ordinal);
        Assert.Equal("The store of jobs does not answer.", health["title"]);
        Assert.Equal((200, 200), (live.Status, page.Status));
        Assert.NotEmpty(submit.Problem(503));
        Assert.Equal("2", submit.Header("Retry-After"));
        Assert.Equal(200, (await api.GetAsync("/health")).Status);
        Assert.Equal(200, (await api.GetAsync("/jobs/" + id)).Status);
    }

    [Fact]
    public async Task without_its_Redis_says_why_and_keeps_the_password_to_itself()
    {
        await using ApiServer api = await ApiServer.StartAsync(
            "--Jobs:Store=redis",
            "--Jobs:Redis:Url=redis://user:not-to-be-told@127.0.0.1:1/0",
            "--Jobs:Redis:Timeout=00:00:01"
        );

        Answer health = await api.GetAsync("/health");
        Answer jobs = await api.GetAsync("/jobs");

        Assert.Contains("127.0.0.1:1", health.Problem(503), StringComparison.Ordinal);
        Assert.NotEmpty(jobs.Problem(503));
        Assert.DoesNotContain("not-to-be-told", health.Text + jobs.Text, StringComparison.Ordinal);
        Assert.Equal("redis", (await api.GetAsync("/version"))["store"]);
    }

    [Fact]
    public async Task tells_nothing_of_the_inside_when_something_goes_wrong_there()
    {
        await using ApiServer api = await ApiServer.StartAsync();

        (int status, string text) = await api.HandleAsync(new InvalidOperationException("inside"));

        Assert.Equal(500, status);
        Assert.DoesNotContain("inside", text, StringComparison.Ordinal);
        Assert.Contains("The logs have more under the request's id.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/dashboard.css", "text/css")]
    [InlineData("/dashboard.js", "text/javascript")]
    [InlineData("/swagger/index.html", "text/html")]
    [InlineData("/openapi/v1.json", "application/json")]
    public async Task has_pages(string path, string mediaType)
    {
        await using ApiServer api = await ApiServer.StartAsync();

        Answer page = await api.GetAsync(path);

        Assert.Equal((200, mediaType), (page.Status, page.MediaType));
        if (page.Header("ETag") is { } tag && !path.StartsWith("/swagger", StringComparison.Ordinal))
            Assert.Equal(304, (await api.GetAsync(path, ("If-None-Match", tag))).Status);
    }

    [GeneratedRegex(
        """^(# (HELP|TYPE) jobs_\w+ .+|jobs_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [0-9.eE+-]+)$""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Line();
}
