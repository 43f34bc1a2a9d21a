using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Automation.Benchmarking;
using Automation.Processes;
using Automation.TemplateUpdates;
using Automation.Templating.Checking;

namespace Automation.Templating.Trying;

/// <summary>Makes one project from the template and does with it what its owner will: check, build, commit, rehearse.</summary>
/// <param name="host">Starts programs.</param>
/// <param name="hive">Where the template is installed.</param>
/// <param name="logs">The folder for what builds print.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh TestTemplate runs it in CI.")]
internal sealed partial class TemplateTrial(TrialHost host, TemplateHive hive, string logs)
{
    private const int LastLines = 12;
    private readonly List<string> problems = [];
    private (TimeSpan Wall, TimeSpan Processor) green;
    private bool isGreen;

    /// <summary>Tries a case.</summary>
    /// <param name="of">The case.</param>
    /// <param name="scratch">A new folder for it.</param>
    public TrialResult Run(TemplateCase of, string scratch)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Processor();
        string? skipped = host.Missing(of.Machine);
        try
        {
            if (skipped == null)
                skipped = Try(of, Prepare(of, scratch));
        }
        catch (Exception exception)
            when (exception is AutomationException or IOException or UnauthorizedAccessException)
        {
            problems.Add(exception.Message);
        }
        return new TrialResult(
            of,
            problems,
            skipped,
            Stopwatch.GetElapsedTime(start),
            Processor() - before,
            isGreen ? green : null
        );
    }

    /// <summary>Takes the steps: one that fails does not keep the others from telling what they find.</summary>
    /// <returns>Why it cannot be built; null when it can.</returns>
    private string? Try(TemplateCase of, string folder)
    {
        if (!Timed(() => Make(of, folder)))
            return null;
        problems.AddRange(ProjectCheck.Check(folder));
        if (of.IsRepeated)
            problems.AddRange(new TrialRepetition(hive, folder).Repeat(of));
        if (!of.IsBuilt)
            return null;
        string? missing = Timed(() => Build(of, folder));
        if (missing == null)
            Use(of, folder);
        return missing;
    }

    /// <summary>Counts what the owner of a project waits for; checks are ours.</summary>
    private T Timed<T>(Func<T> step)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan before = Processor();
        T result = step();
        green = (green.Wall + Stopwatch.GetElapsedTime(start), green.Processor + Processor() - before);
        return result;
    }

    private static TimeSpan Processor() => ChildProcessTime.IsMeasurable ? ChildProcessTime.Now() : TimeSpan.Zero;

    private string Prepare(TemplateCase of, string scratch)
    {
        string folder = Path.Combine(
            scratch,
            of.Place switch
            {
                TrialPlace.PathWithBlanks => "a path with blanks/project",
                TrialPlace.InsideRepository => "repository/apps/project",
                _ => "project",
            }
        );
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        if (of.Place is TrialPlace.Here or TrialPlace.NewRepository)
            Directory.CreateDirectory(folder);
        if (of.Place == TrialPlace.NewRepository)
            Git(folder, "init", "-q");
        if (of.Place == TrialPlace.InsideRepository)
        {
            string repository = Path.Combine(scratch, "repository");
            Git(repository, "init", "-q");
            Git(repository, "commit", "-q", "--allow-empty", "-m", "feat: begin");
        }
        return folder;
    }

    private bool Make(TemplateCase of, string folder)
    {
        CommandResult made = of.Place is TrialPlace.Here or TrialPlace.NewRepository
            ? hive.Create(".", of.Arguments, folder)
            : hive.Create(folder, of.Arguments);
        if (made.ExitCode == 0)
            return true;
        problems.Add($"dotnet new ended with exit code {made.ExitCode}: {(made.Error + made.Output).Trim()}");
        return false;
    }

    /// <summary>Builds it for the first time.</summary>
    /// <returns>Why it cannot be: a package that the case needs is not on the feed.</returns>
    private string? Build(TemplateCase of, string folder)
    {
        CommandResult build = Target(of, folder);
        string said = build.Output + build.Error;

        isGreen = build.ExitCode == 0;
        if (isGreen)
        {
            problems.AddRange(
                said.Split('\n').Where(x => IsWarning(of, x)).Select(x => $"The build warns: {x.Trim()}")
            );
            return null;
        }
        if (
            of.RarePackage is { } package
            && MissingPackage().Matches(said).Any(x => x.Value.Contains(package, StringComparison.Ordinal))
        )
            return $"{package} does not restore from the feed";
        problems.Add($"The first build ended with exit code {build.ExitCode}:{Errors(build)}");
        return null;
    }

    /// <summary>Without git the build says what it cannot do.</summary>
    private static bool IsWarning(TemplateCase of, string line) =>
        Warning().IsMatch(line)
        && !(of.Machine == TrialMachine.WithoutGit && line.Contains("git", StringComparison.Ordinal));

    private void Use(TemplateCase of, string folder)
    {
        if (of.Machine == TrialMachine.WithoutGit)
            return;
        TrialCommits commits = new(folder, x => Git(folder, x));
        if (of.Place != TrialPlace.InsideRepository)
        {
            problems.AddRange(commits.Begin());
            problems.AddRange(commits.Commit());
        }
        if (of.IsRehearsed && Target(of, folder, "Rehearse") is { ExitCode: not 0 } rehearsal)
            problems.Add($"The rehearsal ended with exit code {rehearsal.ExitCode}:{Errors(rehearsal)}");
    }

    /// <summary>What a build calls errors; without any, what it said last.</summary>
    private static string Errors(CommandResult build)
    {
        string[] lines = $"{build.Output}\n{build.Error}".Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] errors =
        [
            .. lines
                .Where(x =>
                    x.Contains("[ERR]", StringComparison.Ordinal) || x.Contains("error ", StringComparison.Ordinal)
                )
                .Distinct(StringComparer.Ordinal),
        ];
        return string.Concat(
            (errors.Length > 0 ? errors.Take(LastLines) : lines.TakeLast(LastLines)).Select(x => $"\n      {x}")
        );
    }

    private CommandResult Target(TemplateCase of, string folder, params string[] arguments)
    {
        CommandResult result = host.Run(
            of.Machine,
            folder,
            Path.Combine(folder, OperatingSystem.IsWindows() ? "build.cmd" : "build.sh"),
            arguments
        );
        Directory.CreateDirectory(logs);
        string log = Path.Combine(logs, $"{string.Join('-', [of.Name, .. arguments])}.log");
        File.WriteAllText(log, result.Output + result.Error);
        return result;
    }

    private CommandResult Git(string folder, params string[] arguments) =>
        host.Run(TrialMachine.Usual, folder, "git", ["-C", folder, .. arguments]);

    [GeneratedRegex(@"\[WRN\]|: warning [A-Z]|^warn", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Warning();

    [GeneratedRegex(@"(NU1101|NU1102|NU1103).*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingPackage();
}
