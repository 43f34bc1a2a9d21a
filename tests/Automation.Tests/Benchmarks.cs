using Automation.Benchmarking;
using Automation.Processes;

namespace Automation.Tests;

public sealed class Benchmarks : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 2)]
    [InlineData(new[] { 4.0, 1.0 }, 2.5)]
    public void Quote_the_middle(double[] values, double median) => Assert.Equal(median, CommandCost.Median(values));

    [UnixFact]
    public void Compare_commands_by_what_their_processes_and_their_children_cost()
    {
        const string loop = "i=0; while [ $i -lt {0} ]; do i=$((i+1)); done";
        string inChild = "sh -c '" + loop.Replace("{0}", "300000", StringComparison.Ordinal) + "'";
        (CommandCost costly, CommandCost cheap) = CommandCost.Compare(Shell(inChild), Shell("true"), 3);
        Assert.True(costly.Seconds > 0.02, $"The loop cost {costly.Seconds} s.");
        Assert.True(costly.Ratio > 2, $"The loop cost {costly.Ratio} times as much.");
        Assert.True(cheap.Seconds < costly.Seconds, $"Nothing cost {cheap.Seconds} s.");
        Assert.Contains(
            "exit code 3",
            Assert.Throws<AutomationException>(() => CommandCost.Compare(Shell("exit 3"), Shell("true"), 1)).Message,
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void Measure_versions_beside_the_log_of_git()
    {
        SampleHistory history = new(200, 40);
        Automation.Git.GitRepository repository = history.Create(Path.Combine(scratch.Path, "sample"));
        Assert.Equal("200", repository.TryLine("rev-list", "--count", "HEAD"));
        Assert.Equal("20", repository.TryLine("rev-list", "--count", "--merges", "HEAD"));
        Assert.Equal(40, repository.Lines("tag").Count);
        IReadOnlyList<BenchmarkRow> rows = new VersionsBenchmark(new Command("ls", [], "/"), scratch.Path, 1).Run([
            new SampleHistory(20, 0),
            history,
        ]);
        Assert.Equal("version, 200 commits, 40 tags", rows[1].What);
        Assert.Contains("x above the start", rows[1].Measured, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Measure_what_a_command_writes_and_holds()
    {
        Throughput throughput = new(scratch.Path);
        Assert.Equal(5, throughput.Count("printf hello"));
        Assert.True(throughput.Of("head -c 1000000 /dev/zero >/dev/null", 1_000_000) > 0, "Nothing was written.");
        Assert.Contains(
            "exit code 4",
            Assert.Throws<AutomationException>(() => throughput.Of("exit 4", 1)).Message,
            StringComparison.Ordinal
        );
        double? peak = throughput.PeakMemory("sleep 0.2");
        Assert.True(!OperatingSystem.IsLinux() || peak is > 0.1 and < 100, $"sleep held {peak} MB.");
    }

    [Fact]
    public void Are_shown_as_a_table() =>
        Assert.Equal(
            """
            | what  | measured | floor in the same run | budget | met |
            | ----- | -------- | --------------------- | ------ | --- |
            | start | 0.04     | 0.02                  | 0.10   | yes |
            | write | 1        | 2                     | 3      | no  |
            """.ReplaceLineEndings("\n"),
            BenchmarkTable.Markdown([new("start", "0.04", "0.02", "0.10", true), new("write", "1", "2", "3", false)])
        );

    [UnixFact]
    public void Start_the_build_beside_a_hello_world()
    {
        string script = scratch.Write("build.sh", "#!/bin/sh\nexit 0\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        IReadOnlyList<BenchmarkRow> rows = new StartBenchmark(
            scratch.Path,
            Path.Combine(scratch.Path, "hello"),
            1
        ).Run();
        Assert.Equal(["./build.sh --help", "./build.sh with a target that does nothing"], rows.Select(x => x.What));
        Assert.All(rows, x => Assert.True(x.IsMet, x.Measured));
        Assert.All(rows, x => Assert.Contains("hello-world 0.", x.Floor, StringComparison.Ordinal));
        Assert.Equal(
            "hello\n",
            new Command("dotnet", ["exec", Path.Combine(scratch.Path, "hello/out/hello.dll")], "/").Run().Output
        );
    }

    private static Command Shell(string command) => new("sh", ["-c", command], "/");
}
