using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Automation.Processes;
using Automation.Services;

namespace Automation.Soaking;

/// <summary>Puts steady load on the job service while its processes are killed, and counts what is lost.</summary>
/// <param name="plan">What to do.</param>
/// <param name="log">Gets the lines of the services.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh Soak runs it in CI, with the processes that it kills.")]
public sealed class JobSoak(SoakPlan plan, Action<string, string> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);
    private readonly Random random = new(1);

    /// <summary>Runs on the embedded store.</summary>
    public Task<SoakReport> RunOnSpoolAsync()
    {
        string spool = Path.Combine(Empty("spool"), "jobs");
        return RunAsync(
            "spool",
            "spool:" + spool,
            ["--Jobs:Store=spool", $"--Jobs:Spool:Folder={spool}", "--Jobs:Spool:Durability=None"],
            null
        );
    }

    /// <summary>Runs on a Redis server with an append-only file.</summary>
    /// <param name="server">The program.</param>
    public Task<SoakReport> RunOnRedisAsync(string server)
    {
        int port = FreePort.Find();
        string folder = Empty("redis");
        Command command = new(
            server,
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--appendonly", "yes", "--save", ""],
            folder
        );
        string address = $"redis://127.0.0.1:{port}/0";
        MortalService redis = new("redis", new("redis", command, Readiness.OfPort(port)), log);
        return RunAsync("redis", address, ["--Jobs:Store=redis", $"--Jobs:Redis:Url={address}"], redis);
    }

    private async Task<SoakReport> RunAsync(string store, string address, string[] settings, MortalService? server)
    {
        string effects = Empty(store + "-effects");
        Uri api = new($"http://127.0.0.1:{FreePort.Find()}");
        List<MortalService> services = [];
        if (server != null)
            services.Add(server);
        MortalService front = Api(api, settings);
        MortalService[] workers = [.. Enumerable.Range(0, plan.Workers).Select(_ => Worker(address, effects))];
        MortalService survivor = Worker(address, effects);
        services.AddRange([front, .. workers, survivor]);
        using SubmittingClient client = new(api, plan.PerSecond);
        try
        {
            foreach (MortalService service in services)
                service.Start();
            using CancellationTokenSource late = new(Patience);
            await client.CountAsync(late.Token).ConfigureAwait(false);
            using CancellationTokenSource stop = new();
            Task submitting = client.RunAsync(stop.Token);
            List<double> memory = await KillAsync(front, workers, survivor, server).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await submitting.ConfigureAwait(false);
            JsonNode counts = await SettleAsync(client).ConfigureAwait(false);
            Dictionary<string, int> kills = services
                .GroupBy(x => x.Kind, StringComparer.Ordinal)
                .ToDictionary(x => x.Key, x => x.Sum(y => y.Kills), StringComparer.Ordinal);
            int lost = client.Acknowledged.Count(x => !File.Exists(Path.Combine(effects, x)));
            return new(
                store,
                client.Acknowledged.Count,
                lost,
                Waiting(counts),
                Number(counts, "dead"),
                kills,
                Quarters(memory)
            );
        }
        finally
        {
            services.Reverse();
            foreach (MortalService service in services)
                await service.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<List<double>> KillAsync(
        MortalService api,
        MortalService[] workers,
        MortalService survivor,
        MortalService? server
    )
    {
        List<double> memory = [];
        long begun = Stopwatch.GetTimestamp();
        TimeSpan nextWorker = plan.KillWorker;
        TimeSpan nextApi = plan.KillApi;
        TimeSpan nextServer = plan.KillStore;
        while (Stopwatch.GetElapsedTime(begun) is var now && now < plan.Length)
        {
            await Task.Delay(Tick).ConfigureAwait(false);
            memory.Add(survivor.Memory);
            // Two workers are started while they are killed in turn, so some of them live long enough to do something.
            if (Due(ref nextWorker, now, plan.KillWorker))
            {
#pragma warning disable CA5394 // Chance picks a victim; nothing is kept secret by it.
                workers[random.Next(workers.Length)].KillAndRestart();
#pragma warning restore CA5394
            }

            if (Due(ref nextApi, now, plan.KillApi))
                api.KillAndRestart();
            if (server != null && Due(ref nextServer, now, plan.KillStore))
                server.KillAndRestart();
        }

        return memory;
    }

    private static bool Due(ref TimeSpan next, TimeSpan now, TimeSpan interval)
    {
        if (now < next)
            return false;
        next = now + interval;
        return true;
    }

    // What is left when nobody kills anything any more is done by those who live.
    private static async Task<JsonNode> SettleAsync(SubmittingClient client)
    {
        using CancellationTokenSource late = new(Patience);
        while (true)
        {
            JsonNode counts = await client.CountAsync(CancellationToken.None).ConfigureAwait(false);
            if (Waiting(counts) == 0 || late.IsCancellationRequested)
                return counts;
            await Task.Delay(Tick * 5, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static long Waiting(JsonNode counts) =>
        Number(counts, "queued") + Number(counts, "scheduled") + Number(counts, "running");

    private static long Number(JsonNode counts, string name) => counts[name]!.GetValue<long>();

    private static (double Early, double Late) Quarters(List<double> memory)
    {
        int quarter = Math.Max(1, memory.Count / 4);
        return (
            memory.Skip(quarter).Take(quarter).DefaultIfEmpty().Average(),
            memory.TakeLast(quarter).DefaultIfEmpty().Average()
        );
    }

    private MortalService Api(Uri address, string[] settings) =>
        Program(
            "api",
            "Template.Jobs.Api",
            [
                $"--Urls={address.OriginalString}",
                "--Api:AllowWithoutKeyOnLoopback=true",
                "--Api:RequestsPerSecond=0",
                "--Logging:LogLevel:Default=Warning",
                .. settings,
            ]
        );

    private MortalService Worker(string store, string effects) =>
        Program(
            "worker",
            "Template.Jobs.Load",
            [
                "work",
                "--store",
                store,
                "--effects",
                effects,
                "--lease",
                $"{plan.Lease.TotalSeconds}",
                "--concurrency",
                "8",
            ]
        );

    private MortalService Program(string kind, string project, string[] arguments)
    {
        Command command = new("dotnet", ["exec", plan.Program(project), .. arguments], plan.Folder);
        return new(kind, new(kind, command, _ => Task.FromResult(true)), log);
    }

    private string Empty(string name)
    {
        string folder = Path.Combine(plan.Folder, name);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }
}
