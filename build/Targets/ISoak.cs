using Automation;
using Automation.Services;
using Automation.Soaking;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface ISoak : ICompile
{
    private const double DefaultMinutes = 10;

    [Parameter("How many minutes of load Soak puts on each store")]
    double Minutes => TryGetValue<double?>(() => Minutes) ?? DefaultMinutes;

    Target Soak =>
        _ =>
            _.Description("Puts load on the job service while its processes are killed, and counts what is lost")
                .DependsOn<ICompile>(x => x.Compile)
                .Requires(() => Minutes > 0)
                .Executes(SoakAsync);

    private async Task SoakAsync()
    {
        SoakPlan plan = new(
            Artifacts / "bin",
            Configuration.ToLowerInvariant(),
            TemporaryDirectory / "soak",
            TimeSpan.FromMinutes(Minutes),
            PerSecond: 300
        );
        JobSoak soak = new(plan, (name, line) => Log.Verbose("{Name} | {Line}", name, line));
        List<SoakReport> reports = [await soak.RunOnSpoolAsync()];
        if (ProgramPath.Find("redis-server") is { } redis)
            reports.Add(await soak.RunOnRedisAsync(redis));
        else if (Environment.GetEnvironmentVariable("CI") == "true")
            throw new AutomationException(
                "redis-server is not installed, so half of Soak cannot run. Install it: apt-get install redis-server"
            );
        else
            Log.Warning(
                "redis-server is not installed, so only the embedded store was soaked. Install it: apt-get install redis-server"
            );
        foreach (SoakReport report in reports)
            Log.Information("{Report}", report);
        string[] problems = [.. reports.SelectMany(x => x.Problems())];
        if (problems.Length > 0)
            throw new AutomationException(string.Join(Environment.NewLine, problems));
    }
}
