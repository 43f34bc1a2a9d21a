using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Automation.Processes;
using Automation.Services;

namespace Automation.Tests;

public sealed class Running_services : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly ConcurrentQueue<(string Name, string Line)> lines = new();

    public void Dispose() => folder.Dispose();

    private Service Shell(string name, string script, string? readyFile = null) =>
        new(
            name,
            new("sh", ["-c", script], folder.Path),
            _ => Task.FromResult(readyFile == null || File.Exists(Path.Combine(folder.Path, readyFile)))
        );

    private ServiceGroup Group(TimeSpan? patience = null) =>
        new((name, line) => lines.Enqueue((name, line))) { StopPatience = patience ?? TimeSpan.FromSeconds(10) };

    [UnixFact]
    public async Task are_waited_for_until_they_answer_and_asked_to_stop()
    {
        await using (ServiceGroup group = Group())
        {
            Service service = Shell(
                "one",
                "trap 'echo stopped; touch stopped; exit 0' TERM; echo hello; echo problem >&2; touch ready; while :; do sleep 0.05; done",
                "ready"
            );
            await group.StartAsync(service, CancellationToken.None);
            Assert.True(File.Exists(Path.Combine(folder.Path, "ready")));
        }

        Assert.True(File.Exists(Path.Combine(folder.Path, "stopped")));
        Assert.Contains(("one", "hello"), lines);
        Assert.Contains(("one", "problem"), lines);
    }

    [UnixFact]
    public async Task are_killed_when_they_do_not_stop()
    {
        await using ServiceGroup group = Group(TimeSpan.FromMilliseconds(200));
        await group.StartAsync(
            Shell("deaf", "trap '' TERM; touch ready; while :; do sleep 0.05; done", "ready"),
            CancellationToken.None
        );

        Task stopping = group.DisposeAsync().AsTask();

        Assert.Same(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(20))));
    }

    [UnixFact]
    public async Task that_end_before_they_answer_are_an_error()
    {
        await using ServiceGroup group = Group();

        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() =>
            group.StartAsync(Shell("short", "echo why; exit 3", "never"), CancellationToken.None)
        );

        Assert.Contains("short ended with exit code 3", e.Message, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task that_end_by_themselves_are_an_error_and_telling_them_to_stop_is_none()
    {
        await using ServiceGroup group = Group();
        await group.StartAsync(Shell("long", "exec sleep 30"), CancellationToken.None);
        using CancellationTokenSource stop = new(TimeSpan.FromMilliseconds(50));

        await group.WaitAsync(stop.Token);
        await group.StartAsync(Shell("short", "exit 4"), CancellationToken.None);
        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() =>
            group.WaitAsync(CancellationToken.None)
        );

        Assert.Contains("short ended with exit code 4", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_are_no_programs_are_an_error()
    {
        await using ServiceGroup group = Group();
        Service service = new("none", new("no-such-program-here", [], folder.Path), _ => Task.FromResult(true));

        AutomationException e = await Assert.ThrowsAsync<AutomationException>(() =>
            group.StartAsync(service, CancellationToken.None)
        );

        Assert.Contains("cannot be started", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task answer_when_their_port_or_address_does()
    {
        int port = FreePort.FindRange(2);
        Uri address = new($"http://127.0.0.1:{port}/");
        Assert.False(await Readiness.OfPort(port)(CancellationToken.None));
        Assert.False(await Readiness.OfHttp(address)(CancellationToken.None));

        using AnsweringServer server = new(port, HttpStatusCode.ServiceUnavailable);
        Assert.True(await Readiness.OfPort(port)(CancellationToken.None));
        Assert.False(await Readiness.OfHttp(address)(CancellationToken.None));
        server.Status = HttpStatusCode.OK;
        Assert.True(await Readiness.OfHttp(address)(CancellationToken.None));
    }

    [Fact]
    public void of_the_job_service_are_the_api_and_the_worker_on_one_spool()
    {
        int port = FreePort.FindRange(2);
        JobService jobs = new("/bin folder", "debug", Path.Combine(folder.Path, "up"), port);

        IReadOnlyList<Service> services = jobs.Services("spool");

        Assert.Equal(["api", "worker"], services.Select(x => x.Name));
        Assert.All(services, x => Assert.Contains("--Jobs:Store=spool", x.Command.Arguments));
        Assert.Contains($"--Urls=http://127.0.0.1:{port}", services[0].Command.Arguments);
        Assert.Contains($"--Urls=http://127.0.0.1:{port + 1}", services[1].Command.Arguments);
        Assert.True(Directory.Exists(jobs.Data));
    }

    [UnixFact]
    public void of_the_job_service_have_a_redis_of_their_own_or_the_one_that_is_named()
    {
        string program = Path.Combine(folder.Path, "redis-server");
        File.WriteAllText(program, "");
        JobService jobs = new("/bin", "debug", folder.Path, FreePort.FindRange(2));

        IReadOnlyList<Service> own = (jobs with { Variable = x => x == "PATH" ? folder.Path : null }).Services("redis");
        IReadOnlyList<Service> named = (jobs with { Variable = x => x == "REDIS_URL" ? "redis://there" : "" }).Services(
            "redis"
        );
        AutomationException e = Assert.Throws<AutomationException>(() =>
            (jobs with { Variable = x => x == "PATH" ? "/nowhere" : null }).Services("redis")
        );

        Assert.Equal(["redis", "api", "worker"], own.Select(x => x.Name));
        Assert.Equal(program, own[0].Command.Program);
        Assert.Contains(
            own[1].Command.Arguments,
            x => x.StartsWith("--Jobs:Redis:Url=redis://127.0.0.1:", StringComparison.Ordinal)
        );
        Assert.Equal(["api", "worker"], named.Select(x => x.Name));
        Assert.Contains("redis-server is not installed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void of_the_job_service_need_a_free_port()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        JobService jobs = new("/bin", "debug", folder.Path, ((IPEndPoint)taken.LocalEndpoint).Port);

        AutomationException e = Assert.Throws<AutomationException>(() => jobs.Services("spool"));

        Assert.Contains("is taken", e.Message, StringComparison.Ordinal);
        Assert.Contains("--port", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task get_sample_jobs_of_each_type()
    {
        int port = FreePort.FindRange(2);
        using AnsweringServer server = new(port, HttpStatusCode.Accepted);
        Uri api = new($"http://127.0.0.1:{port}");

        int submitted = await SampleJobs.SubmitAsync(api, DateTimeOffset.UnixEpoch, CancellationToken.None);

        Assert.Equal(submitted, server.Bodies.Count);
        Assert.All(
            (string[])["echo", "fizzbuzz", "ai", "http"],
            type => Assert.Contains(server.Bodies, x => x.Contains($"\"type\":\"{type}\"", StringComparison.Ordinal))
        );
        server.Status = HttpStatusCode.BadRequest;
        await Assert.ThrowsAsync<AutomationException>(() =>
            SampleJobs.SubmitAsync(api, DateTimeOffset.UnixEpoch, CancellationToken.None)
        );
    }

    private sealed class AnsweringServer : IDisposable
    {
        private readonly HttpListener listener = new();

        public AnsweringServer(int port, HttpStatusCode status)
        {
            Status = status;
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Start();
            _ = Task.Run(AnswerAsync);
        }

        public HttpStatusCode Status { get; set; }

        public ConcurrentQueue<string> Bodies { get; } = new();

        public void Dispose() => ((IDisposable)listener).Dispose();

        private async Task AnswerAsync()
        {
            try
            {
                while (true)
                {
                    HttpListenerContext context = await listener.GetContextAsync();
                    using (StreamReader reader = new(context.Request.InputStream))
                        Bodies.Enqueue(await reader.ReadToEndAsync());
                    context.Response.StatusCode = (int)Status;
                    context.Response.Close();
                }
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
