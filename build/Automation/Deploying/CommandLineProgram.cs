using Automation.Processes;
using Automation.Services;

namespace Automation.Deploying;

/// <summary>A program of somebody else that deploys.</summary>
/// <param name="path">Its path.</param>
/// <param name="root">The folder in which it starts.</param>
public sealed class CommandLineProgram(string path, string root)
{
    private const int ErrorLines = 5;

    /// <summary>What it is called.</summary>
    public string Name { get; } = Path.GetFileNameWithoutExtension(path);

    /// <summary>Finds the first of several programs.</summary>
    /// <param name="names">Their names.</param>
    /// <param name="root">The folder in which it starts.</param>
    /// <param name="variable">Gives the variables of the environment.</param>
    /// <exception cref="AutomationException">None is on PATH.</exception>
    public static CommandLineProgram Find(IReadOnlyList<string> names, string root, Func<string, string?> variable) =>
        names.Select(x => ProgramPath.Find(x, variable("PATH") ?? "")).FirstOrDefault(x => x != null) is { } path
            ? new(path, root)
            : throw new AutomationException(
                $"{string.Join(" or ", names)} is not on PATH, and this kind of target needs it. Install it."
            );

    /// <summary>Runs it.</summary>
    /// <returns>What it wrote, without spaces around it.</returns>
    /// <exception cref="AutomationException">It failed.</exception>
    public string Run(params IReadOnlyList<string> arguments) => RunWith([], arguments);

    /// <summary>Runs it with variables of the environment, which no list of processes shows.</summary>
    /// <exception cref="AutomationException">It failed.</exception>
    public string RunWith(IEnumerable<KeyValuePair<string, string>> variables, IReadOnlyList<string> arguments)
    {
        CommandResult result = Start(variables, arguments);
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new AutomationException(
                $"{Name} {string.Join(' ', arguments.Take(3))} failed: {string.Join(' ', result.Error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(ErrorLines))}"
            );
    }

    /// <summary>Runs it.</summary>
    /// <returns>What it wrote; null when it failed.</returns>
    public string? Try(params IReadOnlyList<string> arguments) =>
        Start([], arguments) is { ExitCode: 0 } result ? result.Output.Trim() : null;

    private CommandResult Start(IEnumerable<KeyValuePair<string, string>> variables, IReadOnlyList<string> arguments) =>
        new Command(path, arguments, root)
        {
            Environment = variables.ToDictionary(x => x.Key, x => (string?)x.Value, StringComparer.Ordinal),
        }.Run();
}
