using Automation.Processes;
using Automation.Tools;

namespace Automation.Formatting;

/// <summary>Formats C#, XML and project files with the CSharpier of the tool manifest.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="tools">The tools of the repository.</param>
public sealed class CSharpier(string root, LocalTools tools)
{
    private static readonly string[] Extensions =
    [
        ".cs",
        ".csx",
        ".csproj",
        ".props",
        ".targets",
        ".xml",
        ".config",
        ".slnx",
    ];

    private const string ErrorMark = "Error ";
    private const string WarningMark = "Warning ";

    /// <summary>True for a file that CSharpier formats, so that nobody else need look at it.</summary>
    public static bool Formats(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>The files that CSharpier would change or cannot read.</summary>
    public IReadOnlyList<FormatFinding> Check() => Run("check");

    /// <summary>Formats the files in place.</summary>
    /// <returns>The files that CSharpier cannot read, with the reason.</returns>
    public IReadOnlyList<FormatFinding> Format() => [.. Run("format").Where(x => x.IsUnreadable)];

    private IReadOnlyList<FormatFinding> Run(string verb)
    {
        CommandResult result = tools.Command("csharpier", verb, ".").Run();
        IReadOnlyList<FormatFinding> findings = Parse(result.Output + result.Error, root);
        return result.ExitCode == 0 || findings.Count > 0
            ? findings
            : throw new AutomationException(
                $"CSharpier ended with exit code {result.ExitCode}:\n{result.Output}{result.Error}".TrimEnd()
            );
    }

    /// <summary>Reads what CSharpier prints: <c>Error ./src/File.cs - Was not formatted.</c> with the place on the lines below.</summary>
    internal static IReadOnlyList<FormatFinding> Parse(string output, string root)
    {
        List<FormatFinding> findings = [];
        string[] lines = output.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            int mark =
                line.StartsWith(ErrorMark, StringComparison.Ordinal) ? ErrorMark.Length
                : line.StartsWith(WarningMark, StringComparison.Ordinal) ? WarningMark.Length
                : 0;
            int dash = line.IndexOf(" - ", StringComparison.Ordinal);
            if (mark == 0 || dash < mark)
                continue;
            string file = line[mark..dash];
            file = Path.GetRelativePath(root, Path.Combine(root, file)).Replace('\\', '/');
            string place = i + 1 < lines.Length ? lines[i + 1].Trim() : "";
            bool isUnreadable = !line.EndsWith("Was not formatted.", StringComparison.Ordinal);
            findings.Add(new FormatFinding(file, isUnreadable ? place : "not as CSharpier formats it", isUnreadable));
        }
        return findings;
    }
}
