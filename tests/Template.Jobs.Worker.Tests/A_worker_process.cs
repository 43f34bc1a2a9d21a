using System.Diagnostics;
using System.Text.Json.Nodes;
using Template.Jobs.Contract;
using Template.Jobs.Spool;

namespace Template.Jobs.Worker;

public class A_worker_process
{
    [Fact]
    public async Task ends_what_it_can_and_hands_back_the_rest_when_it_is_told_to_stop()
    {
        if (OperatingSystem.IsWindows())
            Skip.Because("Windows knows no SIGTERM.");
        using TemporaryFolder folder = new();
        using SemaphoreSlim begun = new(0);
        TaskCompletionSource told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using LoopbackServer server = await LoopbackServer.StartAsync(async x =>
        {
            begun.Release();
            // One job ends after the signal, the other never.
            await (x.Request.Path == "/slow" ? told.Task : Task.Delay(Timeout.InfiniteTimeSpan, x.RequestAborted));
        });
        await using SpoolQueue queue = SpoolQueue.Open(folder.Path, new());
        IReadOnlyList<SubmittedJob> jobs = await queue.SubmitAsync([
            new() { Type = "http", Input = $"{{\"url\":\"{server.At("/slow")}\"}}" },
            new() { Type = "http", Input = $"{{\"url\":\"{server.At("/never")}\"}}" },
        ]);
        using WorkerProcess worker = WorkerProcess.Start([
            .. RunningWorker.Arguments(folder.Path),
            "--Worker:Http:AllowPrivateAddresses",
            "true",
            "--Worker:Drain",
            "00:00:02",
        ]);
        await begun.WaitAsync();
        await begun.WaitAsync();

        worker.Terminate();
        long at = Stopwatch.GetTimestamp();
        await Task.Delay(200);
        told.SetResult();
        (int exit, string output, string errors) = await worker.EndAsync();

        Assert.Equal((0, ""), (exit, errors));
        Assert.InRange(Stopwatch.GetElapsedTime(at), TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Job slow = (await queue.FindAsync(jobs[0].Id))!;
        Job never = (await queue.FindAsync(jobs[1].Id))!;
        Assert.Equal((JobStatus.Completed, JobStatus.Queued, 0), (slow.Status, never.Status, never.Attempts));
        JsonNode[] lines = [.. output.Trim().Split('\n').Select(x => JsonNode.Parse(x)!)];
        Assert.All(lines, x => Assert.NotNull((string?)x["Message"]));
        Assert.Contains(lines, x => (int?)x["EventId"] == 1007 && x["State"]!["JobId"] != null);
    }

    [Fact]
    public async Task says_what_is_wrong_with_its_settings()
    {
        using WorkerProcess worker = WorkerProcess.Start(["--Worker:Concurrency", "0"]);

        (int exit, string output, string errors) = await worker.EndAsync();

        Assert.Equal((2, ""), (exit, output));
        Assert.Equal(
            "The worker of the job service cannot start, because its settings are wrong.\nWorker:Concurrency is 0; it must be 1 to 10000.\n",
            errors.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task is_asked_for_its_health_by_itself()
    {
        await using RunningWorker running = await RunningWorker.StartAsync([]);
        Dictionary<string, string> where = new() { ["ASPNETCORE_URLS"] = running.Client.BaseAddress!.ToString() };
        using WorkerProcess probe = WorkerProcess.Start(["--check-health"], where);

        (int exit, string output, string errors) = await probe.EndAsync();

        Assert.Equal((0, "{\"status\":\"up\",\"running\":0}", ""), (exit, output.Trim(), errors));
    }
}
