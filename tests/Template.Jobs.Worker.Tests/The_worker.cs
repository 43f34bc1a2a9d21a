using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Template.Jobs.Contract;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker;

public class The_worker
{
    private const string Key = "a-key-that-nobody-may-see";

    [Fact]
    public async Task does_jobs_of_every_type()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(200);
        await using RunningWorker worker = await RunningWorker.StartAsync([
            "--Worker:Http:AllowPrivateAddresses",
            "true",
            "--Worker:Name",
            "first",
        ]);

        Job[] jobs = await Task.WhenAll(
            worker.RunAsync("echo", "{\"a\":1}"),
            //#if (hasFizzBuzz)
            worker.RunAsync("fizzbuzz", "{\"start\":1,\"end\":3}"),
            //#endif
            worker.RunAsync("http", $"{{\"url\":\"{server.Address}\"}}"),
            worker.RunAsync("ai", "\"Short.\"", "summarize")
        );

        Assert.All(jobs, x => Assert.Equal((JobStatus.Completed, "first"), (x.Status, x.Worker)));
        Assert.Equal(
            [
                "{\"a\":1}",
                //#if (hasFizzBuzz)
                "{\"lines\":3,\"numbers\":2,\"texts\":{\"Fizz\":1,\"Buzz\":0,\"FizzBuzz\":0}}",
                //#endif
                "{\"status\":200,\"contentType\":null,\"body\":\"this is 200\",\"isCut\":false}",
                "{\"task\":\"summarize\",\"text\":\"Short.\",\"model\":\"extractive\",\"inputTokens\":null,\"outputTokens\":null}",
            ],
            jobs.Select(x => x.Result)
        );
    }

    [Fact]
    public async Task fetches_nothing_private_in_production()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync([]);

        Job job = await worker.RunAsync(
            new()
            {
                Type = "http",
                Input = "{\"url\":\"http://127.0.0.1/\"}",
                MaxAttempts = 3,
            }
        );

        Assert.Equal((JobStatus.Dead, 1), (job.Status, job.Attempts));
        Assert.StartsWith("127.0.0.1 is an address of this machine", job.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tries_what_failed_again()
    {
        await using LoopbackServer server = await LoopbackServer.AnsweringAsync(500, 200);
        await using RunningWorker worker = await RunningWorker.StartAsync([
            "--Worker:Http:AllowPrivateAddresses",
            "true",
            "--Worker:Types:http:FirstRetry",
            "00:00:00.01",
            "--Worker:Types:http:LongestRetry",
            "00:00:00.02",
        ]);

        Job job = await worker.RunAsync(
            new() { Type = "http", Input = $"{{\"url\":\"{server.Address}\",\"method\":\"POST\"}}" }
        );

        Assert.Equal((JobStatus.Completed, 2), (job.Status, job.Attempts));
        Assert.Single(server.Requests.Select(x => x.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task ends_attempts_that_take_too_long()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
            Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted)
        );
        await using RunningWorker worker = await RunningWorker.StartAsync([
            "--Worker:Http:AllowPrivateAddresses",
            "true",
            "--Worker:Types:http:Timeout",
            "00:00:00.2",
        ]);

        Job job = await worker.RunAsync("http", $"{{\"url\":\"{server.Address}\"}}");

        Assert.Equal((JobStatus.Dead, "The attempt took longer than 00:00:00.2000000."), (job.Status, job.Error));
    }

    [Fact]
    public async Task runs_as_many_jobs_of_a_type_at_once_as_it_may()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync(
            ["--Worker:Types:slow:Concurrency", "2", "--Worker:Types:slow:PerSecond", "100"],
            x => x.AddJob<SlowJob>("slow")
        );
        JobSubmission slow = new() { Type = "slow" };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => worker.RunAsync(slow)));

        Assert.Equal(2, SlowJob.Most);
    }

    [Fact]
    public async Task shows_the_key_of_its_endpoint_nowhere()
    {
        await using LoopbackServer server = await LoopbackServer.SayingAsync($"no: {Key}", 401);
        await using RunningWorker worker = await RunningWorker.StartAsync([
            "--Worker:Ai:Provider",
            "openai",
            "--Worker:Ai:Endpoint",
            server.Address.ToString(),
            "--Worker:Ai:Model",
            "m",
            "--Worker:Ai:Key",
            Key,
            "--Logging:LogLevel:Default",
            "Trace",
            "--Logging:LogLevel:Microsoft",
            "Trace",
        ]);

        Job job = await worker.RunAsync("ai", "\"text\"");
        await worker.StopAsync();

        Assert.Equal((JobStatus.Dead, $"The endpoint {server.Address} answered 401: no: ***"), (job.Status, job.Error));
        Assert.Equal($"Bearer {Key}", Assert.Single(server.Requests).Headers["Authorization"]);
        Assert.Contains(worker.Logs.Lines, x => x.Contains("is dead after attempt 1", StringComparison.Ordinal));
        Assert.DoesNotContain(worker.Logs.Lines, x => x.Contains(Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task submits_recurring_jobs_at_their_times()
    {
        VirtualClock clock = new();
        await using RunningWorker worker = await RunningWorker.StartAsync(
            [
                "--Worker:Recurring:0:Name",
                "hello",
                "--Worker:Recurring:0:Cron",
                "*/5 * * * *",
                "--Worker:Recurring:0:Type",
                "echo",
                "--Worker:Recurring:0:Task",
                "greet",
                "--Worker:Recurring:0:Input",
                "{\"a\":1}",
                "--Worker:Recurring:0:Priority",
                "High",
            ],
            x => x.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
        );

        IReadOnlyList<Job> jobs = [];
        for (int i = 0; jobs.Count == 0; i++)
        {
            Assert.InRange(i, 0, 500);
            clock.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(10);
            jobs = (await worker.Queue.ListAsync(new())).Jobs;
        }

        JobBody body = jobs[0].Body;
        Assert.Equal(
            ("echo", "greet", "{\"a\":1}", JobPriority.High),
            (body.Type, body.Task, body.Input, body.Priority)
        );
        Assert.StartsWith("recurring hello 2030-01-01T00:", body.IdempotencyKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_how_it_is()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync([]);

        JsonNode version = JsonNode.Parse(await worker.GetAsync("/version"))!;

        Assert.Equal("{\"status\":\"up\"}", await worker.GetAsync("/health/live"));
        Assert.Equal("{\"status\":\"up\",\"running\":0}", await worker.GetAsync("/health"));
        Assert.Equal(("jobs-worker", "Production"), ((string?)version["name"], (string?)version["environment"]));
        Assert.NotNull((string?)version["version"]);
        Assert.EndsWith(
            "# TYPE jobs_worker_running gauge\njobs_worker_running 0\n",
            await worker.GetAsync("/metrics"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task says_that_its_store_does_not_answer()
    {
        await using RunningWorker worker = await RunningWorker.StartAsync(
            [],
            x => x.Replace(ServiceDescriptor.Singleton<IJobQueue>(_ => new SilentStore()))
        );

        using HttpResponseMessage health = await worker.Client.GetAsync(new Uri("/health", UriKind.Relative));
        using HttpResponseMessage live = await worker.Client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (health.StatusCode, live.StatusCode));
        Assert.Contains("The disk is gone.", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task hands_back_what_does_not_end_in_time()
    {
        TaskCompletionSource begun = new();
        await using LoopbackServer server = await LoopbackServer.StartAsync(x =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted);
        });
        await using RunningWorker worker = await RunningWorker.StartAsync([
            "--Worker:Http:AllowPrivateAddresses",
            "true",
            "--Worker:Drain",
            "00:00:00.2",
        ]);
        JobId id = (
            await worker.Queue.SubmitAsync([new() { Type = "http", Input = $"{{\"url\":\"{server.Address}\"}}" }])
        )[0].Id;
        await begun.Task;

        await worker.StopAsync();

        Job job = (await worker.Queue.FindAsync(id))!;
        Assert.Equal((JobStatus.Queued, 0), (job.Status, job.Attempts));
    }

    public sealed class SlowJob : IJobHandler
    {
        private static int running;

        public static int Most { get; private set; }

        public async ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
        {
            Most = Math.Max(Most, Interlocked.Increment(ref running));
            await Task.Delay(50, cancellation);
            Interlocked.Decrement(ref running);
            return null;
        }
    }
}
