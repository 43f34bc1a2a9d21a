using System.Runtime.InteropServices;
using Automation.Services;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface IUp : ICompile
{
    private const int DefaultPort = 5080;

    [Parameter("The store of Up: spool, which needs nothing, or redis")]
    string Queue => TryGetValue(() => Queue) ?? "spool";

    [Parameter("Submits sample jobs when the service is up")]
    bool Seed => TryGetValue<bool?>(() => Seed) ?? false;

    [Parameter("The port of the API; the worker gets the next one")]
    int Port => TryGetValue<int?>(() => Port) ?? DefaultPort;

    Target Up =>
        _ =>
            _.Description("Runs the job service on this machine until Ctrl+C: store, API and worker")
                .DependsOn<IRestore>(x => x.Restore)
                .Requires(() => Queue == "spool" || Queue == "redis")
                .Requires(() => Port > 0 && Port < 65535)
                .Executes(() =>
                {
                    foreach (string host in (string[])["Template.Jobs.Api", "Template.Jobs.Worker"])
                        CompileAll(RootDirectory / "src" / host, [.. Projects.Where(x => x.Name == host)]);
                    return RunAsync(new(Artifacts / "bin", Configuration.ToLowerInvariant(), Artifacts / "up", Port));
                });

    private async Task RunAsync(JobService jobs)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await using ServiceGroup services = new((name, line) => Console.WriteLine($"{name, -6} | {line}"));
        try
        {
            foreach (Service service in jobs.Services(Queue))
                await services.StartAsync(service, stop.Token);
            Log.Information(
                "The page and the API are at {Address}, its description at {Description}",
                jobs.Address,
                new Uri(jobs.Address, "/swagger")
            );
            Log.Information("The worker tells how it is at {Worker}", new Uri(jobs.WorkerAddress, "/health"));
            if (Seed)
                Log.Information(
                    "{Count} sample jobs are submitted",
                    await SampleJobs.SubmitAsync(jobs.Address, DateTimeOffset.UtcNow, stop.Token)
                );
            Log.Information("Ctrl+C stops it");
            await services.WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Whoever presses Ctrl+C before all is up wants it down.
        }

        Log.Information("Stopping");

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
