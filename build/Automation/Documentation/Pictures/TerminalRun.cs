using System.Text.RegularExpressions;
using Automation.Processes;

namespace Automation.Documentation.Pictures;

/// <summary>A real run of the start script, as somebody sees it on a terminal of 80 columns.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="home">The person's own folder; null for none.</param>
public sealed partial class TerminalRun(string root, string? home)
{
    private const int Columns = 80;

    /// <summary>Runs targets and draws what they print.</summary>
    /// <param name="arguments">What stands behind the start script.</param>
    /// <param name="title">The picture's title.</param>
    /// <returns>The picture's text.</returns>
    /// <exception cref="AutomationException">There is no terminal here, the run failed, or it printed a path of this machine.</exception>
    public string Picture(string arguments, string title)
    {
        string typed = $"./build.sh {arguments}";
        Command command = new("script", ["-qefc", $"stty cols {Columns} rows 50 -echo; {typed}", "/dev/null"], root)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["TERM"] = "xterm-256color",
                ["COLUMNS"] = FormattableString.Invariant($"{Columns}"),
                ["NO_COLOR"] = null,
                ["CI"] = null,
                ["GITHUB_ACTIONS"] = null,
            },
        };
        CommandResult result = command.Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"{typed} ended with exit code {result.ExitCode}, and the picture stays as it is:\n{result.Output.Trim()}{result.Error.Trim()}\nMend it, then run ./build.sh Docs --accept-picture (it needs script, which is part of util-linux)"
            );
        string shown = $"\e[2m$\e[0m \e[1m{typed}\e[0m\n{WithoutPlaces(result.Output)}";
        return TerminalPicture.Draw(AnsiText.Read(shown, Columns), Columns, title);
    }

    /// <summary>A text that says nothing of the machine: the repository is <c>.</c>, and the person's own folder <c>~</c>.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="AutomationException">Another absolute path is in it.</exception>
    public string WithoutPlaces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string clean = Replace(Replace(text, root, "."), home, "~");
        return Place().Match(Escape().Replace(clean, "")) is { Success: true } place
            ? throw new AutomationException(
                $"The run printed {place.Value}, a path of this machine, and the picture stays as it is. Show targets in it that print none, then run ./build.sh Docs --accept-picture"
            )
            : clean;
    }

    private static string Replace(string text, string? folder, string name) =>
        folder?.TrimEnd('/', '\\') is { Length: > 1 } path
            ? Regex.Replace(text, Regex.Escape(path) + @"(?![\w.-])", name, RegexOptions.None, TimeSpan.FromSeconds(1))
            : text;

    [GeneratedRegex(@"\e\[[0-?]*[@-~]", RegexOptions.None, 1000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"(?<![\w.~/:-])/[\w.-]+/[\w./-]*|\b[A-Za-z]:\\[\w.\\-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
