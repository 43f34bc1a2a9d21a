using System.Buffers;
using System.Text.RegularExpressions;

namespace Automation.Workflows;

/// <summary>A call of the build in a hook or a workflow: <c>./build.sh TARGET --option value</c>.</summary>
/// <param name="Targets">The targets.</param>
/// <param name="Options">The options, without dashes.</param>
public sealed record BuildCommand(IReadOnlyList<string> Targets, IReadOnlyList<string> Options)
{
    private static readonly SearchValues<char> ShellSyntax = SearchValues.Create("\n;|&<>`$()");
    private static readonly string[] Scripts = ["./build.sh", "./build.cmd", "./build.ps1"];

    /// <summary>Reads a command line.</summary>
    /// <returns>The call; null when the line is anything else, or more than that.</returns>
    public static BuildCommand? Parse(string line)
    {
        string plain = WithoutValues(line);
        string[] words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // A shell would do more with some characters than start one program.
        bool isOneProgram = !plain.AsSpan().ContainsAny(ShellSyntax);
        if (words.Length == 0 || !Scripts.Contains(words[0], StringComparer.Ordinal) || !isOneProgram)
            return null;
        List<string> targets = [];
        List<string> options = [];
        bool isValue = false;
        foreach (string word in words[1..])
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                options.Add(word[2..].Split('=')[0]);
                isValue = true;
            }
            else if (isValue)
            {
                isValue = false;
            }
            else
            {
                targets.Add(word);
            }
        }
        return new BuildCommand(targets, options);
    }

    /// <summary>The line with a word in the place of each argument of a hook and each expression of a workflow.</summary>
    private static string WithoutValues(string line) =>
        Regex.Replace(
            line.Trim(),
            """"(\$\{\{[^}]*\}\}|"\$[0-9A-Z_]+")"""",
            "value",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
}
