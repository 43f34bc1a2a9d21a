using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Automation.Processes;
using Automation.Services;

namespace Automation.Benchmarking;

/// <summary>How many submissions a second the API takes.</summary>
[ExcludeFromCodeCoverage(
    Justification = "Its measurements are what ./build.sh Benchmark --short runs in CI, with the programs that it needs."
)]
internal sealed partial class HttpLoad(string binaries, string configuration, string folder, string wrk)
{
    private const string Script =
        "wrk.method = 'POST'\nwrk.headers['Content-Type'] = 'application/json'\nwrk.body = '{\"type\":\"noop\",\"input\":{\"n\":1}}'\n";

    public async Task<BenchmarkRow> MeasureAsync(int redis)
    {
        Uri address = new($"http://127.0.0.1:{FreePort.Find()}");
        string program = Path.Combine(binaries, "Template.Jobs.Api", configuration, "Template.Jobs.Api.dll");
        Command command = new(
            "dotnet",
            [
                "exec",
                program,
                $"--Urls={address.OriginalString}",
                "--Jobs:Store=redis",
                $"--Jobs:Redis:Url=redis://127.0.0.1:{redis}/0",
                "--Api:AllowWithoutKeyOnLoopback=true",
                "--Api:RequestsPerSecond=0",
                "--Api:DepthLimit=0",
                "--Logging:LogLevel:Default=Warning",
            ],
            folder
        );
        ServiceGroup services = new((_, _) => { });
        await using ConfiguredAsyncDisposable disposed = services.ConfigureAwait(false);
        await services
            .StartAsync(new("api", command, Readiness.OfHttp(new(address, "/health"))), CancellationToken.None)
            .ConfigureAwait(false);
        string script = Path.Combine(folder, "submit.lua");
        await File.WriteAllTextAsync(script, Script).ConfigureAwait(false);
        // The first seconds compile the program.
        Run(script, address, 3);
        string output = Run(script, address, 8);
        double rate = double.Parse(RequestRate().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture);
        bool isClean = !output.Contains("Non-2xx", StringComparison.Ordinal);
        return new(
            "jobs by HTTP on Redis, 32 connections",
            string.Create(CultureInfo.InvariantCulture, $"{rate:#,0}/s{(isClean ? "" : ", some refused")}"),
            "",
            "",
            isClean
        );
    }

    private string Run(string script, Uri address, int seconds)
    {
        Command command = new(
            wrk,
            ["-t1", "-c32", $"-d{seconds}s", "-s", script, new Uri(address, "/submit").AbsoluteUri],
            folder
        );
        CommandResult result = command.Run();
        return result.ExitCode == 0 ? result.Output : throw new AutomationException($"wrk failed: {result.Error}");
    }

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RequestRate();
}
