using System.Diagnostics.CodeAnalysis;
using Automation.Health.Reading;
using Automation.Processes;
using Automation.Templating.Trying;

namespace Automation.Documentation.Proving;

/// <summary>Executes the commands of a page from top to bottom, in one shell, as somebody would who types them.</summary>
/// <param name="host">Starts programs.</param>
/// <param name="folder">An empty folder that it begins in.</param>
[ExcludeFromCodeCoverage(Justification = "./build.sh TestDocs runs it in CI.")]
internal sealed class ExecutedPage(TrialHost host, string folder)
{
    /// <summary>Executes the blocks that say <c>run</c>.</summary>
    /// <param name="page">The page's path, for the sentence that says what failed.</param>
    /// <param name="text">The page.</param>
    /// <param name="variables">Variables that are set.</param>
    /// <returns>What the commands printed.</returns>
    /// <exception cref="AutomationException">A command ended with another exit code than 0.</exception>
    public string Run(string page, string text, IReadOnlyDictionary<string, string?> variables)
    {
        CodeBlock[] blocks = [.. CodeBlock.Read(text).Where(x => x.Proof == "run")];
        string script = string.Concat(blocks.Select(x => $"echo '== {page}:{x.Line}'\n{x.Text}"));
        CommandResult result = host.Run(
            TrialMachine.Usual,
            new Command("sh", ["-e", "-c", script], folder) { Environment = variables }
        );
        string said = result.Output + result.Error;
        return result.ExitCode == 0
            ? said
            : throw new AutomationException(
                $"A command of {page} ended with exit code {result.ExitCode}:\n{string.Join('\n', said.Split('\n').TakeLast(40))}\nMend the page, or what it shows, then run ./build.sh TestDocs"
            );
    }
}
