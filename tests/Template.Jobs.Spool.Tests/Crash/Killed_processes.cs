using System.Diagnostics;
using System.Globalization;
using Template.Jobs.Contract;

namespace Template.Jobs.Spool.Tests.Crash;

#pragma warning disable CA1001 // xunit calls DisposeAsync.
public class Killed_processes : IAsyncLifetime
#pragma warning restore CA1001
{
    private const int Jobs = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder spool = new();
    private readonly TemporaryFolder notes = new();
    private readonly List<Process> alive = [];
    private readonly Dictionary<string, long> killed = [];
    private readonly List<JobId> acknowledged = [];
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private Task surviving = Task.CompletedTask;
    private readonly long begun = Environment.TickCount64;
    private readonly Random random = new(17);
    private readonly StallWatch stalls = new();

    [Fact]
    public async Task lose_no_job_and_hold_none_up()
    {
        Task submitting = SubmitAsync();
        List<Process> workers = [.. Enumerable.Range(0, 4).Select(_ => Start("work"))];
        await using SpoolQueue queue = SpoolQueue.Open(spool.Path);
        // One worker lives, so that there is always somebody to take over.
        surviving = Program.WorkAsync(queue, "survivor", 4, notes.Path, stop.Token);

        for (int kills = 0; !submitting.IsCompleted || (kills < 25 && await LeftAsync(queue) > 0); )
        {
            await Task.Delay(200);
            Assert.True(Environment.TickCount64 - begun < Patience.TotalMilliseconds, "The jobs take too long.");
            // On a slow machine a worker that has not begun would never begin.
            int[] victims = [.. Enumerable.Range(0, workers.Count).Where(x => HasBegun(workers[x]))];
            if (victims.Length == 0)
                continue;
            int victim = victims[random.Next(victims.Length)];
            Kill(workers[victim]);
            workers[victim] = Start("work");
            kills++;
        }

        await submitting;
        Assert.InRange(acknowledged.Count, Jobs, Jobs + 10);
        Dictionary<string, string> ends = await EndsAsync(queue);
        await EndAsync();
        AssertBegunAgain(ends);
    }

    private async Task EndAsync()
    {
        await stop.CancelAsync();
        await surviving;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await EndAsync();
        stop.Dispose();
        stalls.Dispose();
        foreach (Process process in alive)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        spool.Dispose();
        notes.Dispose();
    }

    // Each is killed in the midst of submitting; what it said before is taken at its word.
    private async Task SubmitAsync()
    {
        while (acknowledged.Count < Jobs)
        {
            Process process = Start("submit");
            int enough = Math.Min(Jobs, acknowledged.Count + random.Next(80, 260));
            while (acknowledged.Count < enough && await process.StandardOutput.ReadLineAsync() is { } line)
                acknowledged.Add(JobId.Parse(line));
            Kill(process);
        }
    }

    private bool HasBegun(Process worker) =>
        File.Exists(Path.Combine(notes.Path, string.Create(CultureInfo.InvariantCulture, $"{worker.Id}.begun")));

    private static async Task<long> LeftAsync(SpoolQueue queue)
    {
        QueueStatistics counted = await queue.CountAsync();
        return counted.Queued + counted.Running + counted.Scheduled;
    }

    private async Task<Dictionary<string, string>> EndsAsync(SpoolQueue queue)
    {
        Dictionary<string, string> ends = [];
        foreach (JobId id in acknowledged)
        {
            Job? job = await queue.FindAsync(id);
            while (job != null && !JobTransitions.IsFinal(job.Status))
            {
                await Task.Delay(20);
                Assert.True(Environment.TickCount64 - begun < Patience.TotalMilliseconds, $"{id} is {job.Status}.");
                job = await queue.FindAsync(id);
            }

            Assert.NotNull(job);
            Assert.True(job.Status is JobStatus.Completed or JobStatus.Dead, $"{id} is {job.Status}.");
            Assert.True(job.Status == JobStatus.Dead || File.Exists(Path.Combine(notes.Path, id.Value)));
            ends[id.Value] = job.Worker!;
        }

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(spool.Path, "corrupt")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(spool.Path, "moving")));
        return ends;
    }

    private void AssertBegunAgain(Dictionary<string, string> ends)
    {
        ILookup<string, (string Worker, long At)> starts = Directory
            .EnumerateFiles(notes.Path, "*.begun")
            .SelectMany(x =>
                File.ReadLines(x).Select(y => (Worker: Path.GetFileNameWithoutExtension(x), Words: y.Split(' ')))
            )
            .Where(x => x.Words.Length == 2 && ends.ContainsKey(x.Words[0]))
            .ToLookup(x => x.Words[0], x => (x.Worker, long.Parse(x.Words[1], CultureInfo.InvariantCulture)));
        // What the machine itself held up says nothing of the queue.
        double longest = (Program.Lease + TimeSpan.FromSeconds(5) + (4 * stalls.Longest)).TotalMilliseconds;
        int interrupted = 0;
        foreach (IGrouping<string, (string Worker, long At)> job in starts)
        {
            (string Worker, long At)[] attempts = [.. job.OrderBy(x => x.At)];
            for (int i = 0; i < attempts.Length; i++)
            {
                if (!killed.TryGetValue(attempts[i].Worker, out long at) || ends[job.Key] == attempts[i].Worker)
                    continue;
                Assert.True(i + 1 < attempts.Length, $"{job.Key} did not begin again.");
                Assert.InRange(attempts[i + 1].At - at, double.NegativeInfinity, longest);
                interrupted++;
            }
        }

        Assert.NotEqual(0, interrupted);
    }

    private Process Start(string role)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [typeof(Program).Assembly.Location, role, spool.Path, notes.Path]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        Process process = Process.Start(start)!;
        lock (gate)
            alive.Add(process);
        return process;
    }

    private void Kill(Process process)
    {
        lock (gate)
        {
            killed[process.Id.ToString(CultureInfo.InvariantCulture)] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
            alive.Remove(process);
        }

        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
