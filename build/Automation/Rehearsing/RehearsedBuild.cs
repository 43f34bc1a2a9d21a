using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Automation.Processes;

namespace Automation.Rehearsing;

/// <summary>Runs targets of the build in the scene of a rehearsal, as people and workflows would.</summary>
/// <param name="program">The compiled build program.</param>
/// <param name="root">The clone that it works on.</param>
/// <param name="variables">The variables that the scene sets.</param>
/// <param name="say">Takes the story, line by line.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh Rehearse runs it in CI.")]
public sealed class RehearsedBuild(
    string program,
    string root,
    IReadOnlyDictionary<string, string?> variables,
    Action<string> say
)
{
    private static readonly string[] Ends = ["══", "Errors and warnings"];
    private const string Heading = "──";

    /// <summary>Runs a target that is to succeed.</summary>
    /// <param name="arguments">The target and its options.</param>
    /// <returns>What it said.</returns>
    /// <exception cref="AutomationException">It failed.</exception>
    public IReadOnlyList<string> Run(params IReadOnlyList<string> arguments)
    {
        (int exitCode, IReadOnlyList<string> lines, string all) = Start(arguments);
        return exitCode == 0
            ? lines
            : throw new AutomationException(
                $"The rehearsal stopped: ./build.sh {string.Join(' ', arguments)} ended with exit code {exitCode}.\n{all}"
            );
    }

    /// <summary>Runs a target that is to be refused.</summary>
    /// <param name="reason">What the refusal has to say.</param>
    /// <param name="arguments">The target and its options.</param>
    /// <exception cref="AutomationException">It was not refused, or for another reason.</exception>
    public void Refused(string reason, params IReadOnlyList<string> arguments)
    {
        (int exitCode, _, string all) = Start(arguments);
        if (exitCode == 0)
            throw new AutomationException(
                $"The rehearsal stopped: ./build.sh {string.Join(' ', arguments)} succeeded, and was to be refused."
            );
        if (!all.Contains(reason, StringComparison.Ordinal))
            throw new AutomationException(
                $"The rehearsal stopped: ./build.sh {string.Join(' ', arguments)} was refused without saying '{reason}'.\n{all}"
            );
        say("  → refused, as it should be");
    }

    /// <summary>Stops before the next target.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Variables of one run, beside those of the scene.</summary>
    public IReadOnlyDictionary<string, string?> Extra { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The same with more variables.</summary>
    public RehearsedBuild With(params IReadOnlyList<(string Name, string? Value)> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        Dictionary<string, string?> extra = new(Extra, StringComparer.Ordinal);
        foreach ((string name, string? value) in more)
            extra[name] = value;
        return new RehearsedBuild(program, root, variables, say) { Extra = extra, Cancellation = Cancellation };
    }

    private (int ExitCode, IReadOnlyList<string> Lines, string All) Start(IReadOnlyList<string> arguments)
    {
        Cancellation.ThrowIfCancellationRequested();
        say($"  $ ./build.sh {string.Join(' ', arguments)}");
        Dictionary<string, string?> environment = new(StringComparer.Ordinal);
        // What a workflow says about its own run is not about this one.
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (entry.Key is string name && name.StartsWith("GITHUB_", StringComparison.Ordinal))
                environment[name] = null;
        }
        foreach ((string name, string? value) in variables.Concat(Extra))
            environment[name] = value;
        environment["BUILD_ROOT"] = root;
        CommandResult result = new Command("dotnet", ["exec", program, .. arguments, "--root", root], root)
        {
            Environment = environment,
        }.Run();
        string all = result.Output + result.Error;
        string[] lines = [.. Content(result.Output)];
        if (lines.Length == 0)
            lines = [.. Content(result.Error)];
        foreach (string line in lines)
            say($"    {line}");
        return (result.ExitCode, lines, all);
    }

    /// <summary>What targets said: no headings, and no table at the end.</summary>
    private static IEnumerable<string> Content(string output) =>
        output
            .Split('\n')
            .Select(x => x.TrimEnd())
            .TakeWhile(x => !Ends.Any(y => x.StartsWith(y, StringComparison.Ordinal)))
            .Where(x => x.Length > 0 && !x.StartsWith(Heading, StringComparison.Ordinal));
}
