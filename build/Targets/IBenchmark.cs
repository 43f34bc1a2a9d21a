using Automation;
using Automation.Benchmarking;
using Automation.Processes;
using Nuke.Common;
using Nuke.Common.IO;
using Serilog;

namespace Targets;

internal interface IBenchmark : ICompile, IHasShort
{
    private const int ManyRuns = 11;
    private const int FewRuns = 3;

    [Parameter("Measures only what this names: start, hooks, versions, fizzbuzz or jobs")]
    string? Only => TryGetValue(() => Only);

    private int Runs => Short ? FewRuns : ManyRuns;

    Target Benchmark =>
        _ =>
            _.Description("Measures what the budgets are about, each figure beside its floor in the same run")
                .DependsOn<ICompile>(x => x.Compile)
                .Requires(() =>
                    Only == null
                    || Only == "start"
                    || Only == "hooks"
                    || Only == "versions"
                    || Only == "fizzbuzz"
                    || Only == "jobs"
                )
                .Executes(async () =>
                {
                    AbsolutePath program =
                        Artifacts
                        / "bin"
                        / "Template.FizzBuzz.Cli"
                        / Configuration.ToLowerInvariant()
                        / "Template.FizzBuzz.Cli.dll";
                    IReadOnlyList<BenchmarkRow> rows =
                    [
                        .. Wants("start")
                            ? new StartBenchmark(RootDirectory, TemporaryDirectory / "hello", Runs).Run()
                            : [],
                        .. Wants("hooks")
                            ? new HooksBenchmark(RootDirectory, TemporaryDirectory / "hooks", Runs).Run()
                            : [],
                        .. Wants("versions") ? Versions() : [],
                        .. Wants("fizzbuzz") ? new FizzBuzzBenchmark(RootDirectory, program, (Runs + 1) / 2).Run() : [],
                        .. Wants("jobs") ? await Jobs().RunAsync() : [],
                    ];
                    string table = BenchmarkTable.Markdown(rows);
                    Log.Information("{Table}", table);
                    (Artifacts / "benchmark.md").WriteAllText(table + "\n");
                    if (rows.All(x => x.IsMet))
                        return;
                    if (Short)
                        Log.Warning("A budget is not met. So few runs prove nothing: ./build.sh Benchmark");
                    else
                        throw new AutomationException(
                            "A budget is not met. Measure again on a quiet machine; if it stays, look at what changed."
                        );
                });

    private IReadOnlyList<BenchmarkRow> Versions()
    {
        SampleHistory[] histories =
        [
            new(20, 0),
            new(1_000, 0),
            new(10_000, 1_000),
            .. Short ? [] : new SampleHistory[] { new(100_000, 0), new(100_000, 1_000), new(100_000, 11_000) },
        ];
        Command version = new(
            RootDirectory / "build.sh",
            ["Version", "--no-version-cache", "--repository"],
            RootDirectory
        );
        return new VersionsBenchmark(version, TemporaryDirectory / "versions", (Runs + 1) / 2).Run(histories);
    }

    private JobsBenchmark Jobs() =>
        new(
            Artifacts / "bin",
            Configuration.ToLowerInvariant(),
            TemporaryDirectory / "jobs",
            (Runs + 1) / 2,
            Short ? 10_000 : 60_000
        );

    private bool Wants(string part) => Only == null || Only == part;

    Target Nothing =>
        _ => _.Description("Does nothing: what is left is what every target costs").Unlisted().Executes(() => { });
}
