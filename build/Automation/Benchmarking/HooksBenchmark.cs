using System.Globalization;
using Automation.Processes;

namespace Automation.Benchmarking;

/// <summary>What hooks add to a commit: ours, none, a shell script's and lefthook's, in turn in one run.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="scratch">A folder for a clone.</param>
/// <param name="runs">How often each is run.</param>
public sealed class HooksBenchmark(string root, string scratch, int runs)
{
    private const double MostForOne = 0.25;
    private const double MostForMany = 2;
    private const int Many = 100;
    private const string Lefthook = "2.2.2";
    private const string Unformatted = "internal  class X";

    private readonly string clone = Path.Combine(scratch, "clone");
    private int commits;

    /// <summary>A row for each kind of hook, and one for many files.</summary>
    public IReadOnlyList<BenchmarkRow> Run()
    {
        Prepare();
        List<HookKind> kinds =
        [
            new("no hook", Folder("none")) { Formats = false },
            new("the hooks here", ".husky"),
            new("a shell script: dotnet csharpier, git add", ShellHooks()),
        ];
        string? missing = null;
        if (LefthookHooks(out missing) is { } lefthook)
            kinds.Add(new HookKind("lefthook with csharpier", lefthook));
        string[] files = Files();
        foreach (HookKind kind in kinds)
            Measure(kind, files[..1]);
        for (int i = 0; i < runs; i++)
        {
            foreach (HookKind kind in kinds)
                kind.Costs.Add(Measure(kind, files[..1]));
        }
        HookKind ours = kinds[1];
        List<double> many =
        [
            .. Enumerable.Range(0, 3).Select(_ => Measure(ours, files[..Math.Min(Many, files.Length)])),
        ];
        return
        [
            Row("git commit of one C# file, all hooks", ours.Cost, kinds[0].Cost, MostForOne),
            Row($"git commit of {Many} C# files, all hooks", CommandCost.Median(many), kinds[0].Cost, MostForMany),
            .. kinds.Skip(2).Select(x => Beside(x, ours)),
            .. missing == null ? [] : new[] { new BenchmarkRow("… with lefthook", missing, "", "none", true) },
        ];
    }

    private static BenchmarkRow Row(string what, double seconds, double floor, double budget) =>
        new(
            what,
            string.Create(CultureInfo.InvariantCulture, $"{seconds:0.000} CPU-s"),
            string.Create(CultureInfo.InvariantCulture, $"no hook {floor:0.000} CPU-s"),
            string.Create(CultureInfo.InvariantCulture, $"{budget:0.00} CPU-s"),
            seconds <= budget
        );

    private static BenchmarkRow Beside(HookKind kind, HookKind ours) =>
        new(
            $"… with {kind.Name}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Cost:0.000} CPU-s, {CommandCost.Median([.. kind.Costs.Zip(ours.Costs, (x, y) => x / y)]):0.0} x ours"
            ),
            "",
            "none",
            true
        );

    /// <summary>A clone with its build program compiled and git told who commits.</summary>
    private void Prepare()
    {
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
        Directory.CreateDirectory(scratch);
        Do("git", ["clone", "--quiet", root, clone], scratch);
        Do("git", ["config", "user.name", "Benchmark"]);
        Do("git", ["config", "user.email", "benchmark@localhost"]);
        Do("git", ["config", "commit.gpgsign", "false"]);
        Do("git", ["switch", "--quiet", "--force-create", "benchmark"]);
        Do(Path.Combine(clone, "build.sh"), ["Nothing"]);
    }

    /// <summary>Sources that the build program is not made from.</summary>
    private string[] Files() =>
        [
            .. new[] { "src", "tests" }
                .Select(x => Path.Combine(clone, x))
                .Where(Directory.Exists)
                .SelectMany(x => Directory.GetFiles(x, "*.cs", SearchOption.AllDirectories))
                .Order(StringComparer.Ordinal),
        ];

    private double Measure(HookKind kind, string[] files)
    {
        commits++;
        foreach (string file in files)
            File.AppendAllText(
                file,
                $"\n{Unformatted}{commits.ToString(CultureInfo.InvariantCulture)}  {{ int  z; }}\n"
            );
        Do("git", ["add", "--update"]);
        TimeSpan before = ChildProcessTime.Now();
        Do(
            "git",
            [
                "-c",
                $"core.hooksPath={kind.Folder}",
                "commit",
                "--quiet",
                "-m",
                $"fix: change {commits.ToString(CultureInfo.InvariantCulture)}",
            ]
        );
        TimeSpan cost = ChildProcessTime.Now() - before;
        if (
            kind.Formats
            && Do("git", ["show", $"HEAD:{Path.GetRelativePath(clone, files[0])}"])
                .Contains(Unformatted, StringComparison.Ordinal)
        )
            throw new AutomationException($"The commit with {kind.Name} is not formatted, so its cost says nothing.");
        Do("git", ["reset", "--quiet", "--hard", "HEAD~1"]);
        return cost.TotalSeconds;
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(scratch, name)).FullName;

    private string ShellHooks() =>
        Hook(
            "shell",
            """
            files=$(git diff --cached --name-only --diff-filter=ACM -- '*.cs')
            [ -z "$files" ] || { dotnet csharpier format $files >/dev/null && git add $files; }
            """
        );

    private string? LefthookHooks(out string? missing)
    {
        string folder = Folder("lefthook");
        try
        {
            string npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
            CommandResult result = new Command(
                npm,
                ["install", "--silent", "--no-save", "--ignore-scripts", "--prefix", folder, $"lefthook@{Lefthook}"],
                folder
            ).Run();
            missing = result.ExitCode == 0 ? null : "not measured: npm cannot install it";
        }
        catch (AutomationException)
        {
            missing = "not measured: npm is not there";
        }
        File.WriteAllText(Path.Combine(clone, ".git", "info", "exclude"), "lefthook.yml\n");
        File.WriteAllText(
            Path.Combine(clone, "lefthook.yml"),
            "output: false\npre-commit:\n  commands:\n    csharpier:\n      glob: '*.cs'\n      run: dotnet csharpier format {staged_files}\n      stage_fixed: true\n"
        );
        string program = Path.Combine(folder, "node_modules", ".bin", "lefthook");
        return missing == null ? Hook("lefthook-hooks", $"exec '{program}' run pre-commit --no-auto-install") : null;
    }

    private string Hook(string name, string work)
    {
        string folder = Folder(name);
        string file = Path.Combine(folder, "pre-commit");
        File.WriteAllText(file, $"#!/bin/sh\n{work}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
        return folder;
    }

    private string Do(string program, IReadOnlyList<string> arguments, string? folder = null)
    {
        CommandResult result = new Command(program, arguments, folder ?? clone)
        {
            // The clone has a build of its own, and its commits are no work of somebody's in CI.
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["BUILD_ROOT"] = null,
                ["BUILD_STALE"] = null,
                ["HUSKY"] = null,
                ["CI"] = "true",
            },
        }.Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"{program} {string.Join(' ', arguments)} ended with exit code {result.ExitCode}, so nothing can be measured:\n{result.Output}{result.Error}"
            );
        return result.Output;
    }

    /// <param name="Name">What it is called in the table.</param>
    /// <param name="Folder">The folder of its hooks.</param>
    private sealed record HookKind(string Name, string Folder)
    {
        public bool Formats { get; init; } = true;

        public List<double> Costs { get; } = [];

        public double Cost => CommandCost.Median(Costs);
    }
}
