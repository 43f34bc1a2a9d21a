using System.Globalization;
using Automation.Linting;

namespace Automation.Lengths;

/// <summary>Holds C# files to a length that a reader can keep in mind. What was longer before may stay, but not grow.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="files">Its files, relative to that folder, with slashes.</param>
public sealed class LongFiles(string root, IEnumerable<string> files)
{
    /// <summary>Holds the lengths that were accepted: on each line a number of lines and a path.</summary>
    public const string AcceptedFile = ".config/long-files.txt";

    private const int Limit = 200;

    /// <summary>The C# files with their numbers of lines, the longest first.</summary>
    public IReadOnlyList<(string Path, int Lines)> Count() =>
        [
            .. files
                .Where(x => Path.GetExtension(x) == ".cs")
                .Select(x => (Path: x, Lines: File.ReadLines(Path.Combine(root, x)).Count()))
                .OrderByDescending(x => x.Lines)
                .ThenBy(x => x.Path, StringComparer.Ordinal),
        ];

    /// <summary>Fails when a file is longer than the limit, or than what was accepted for it.</summary>
    /// <exception cref="AutomationException">One is; the sentence names all, and the command that accepts them.</exception>
    public void Check()
    {
        Dictionary<string, int> accepted = ReadAccepted();
        LintReport.ThrowIfAny(
            "Files are too long",
            [
                .. Count()
                    .Select(x => (x.Path, x.Lines, Allowed: accepted.GetValueOrDefault(x.Path, Limit)))
                    .Where(x => x.Lines > x.Allowed)
                    .Select(x => $"{x.Path}: {x.Lines} lines, and {x.Allowed} are allowed"),
            ],
            "Split them, or accept them as they are: ./build.sh AcceptLengths"
        );
    }

    /// <summary>Accepts every file as it is now.</summary>
    /// <returns>How many are longer than the limit.</returns>
    public int Accept()
    {
        string[] lines =
        [
            .. Count()
                .Where(x => x.Lines > Limit)
                .OrderBy(x => x.Path, StringComparer.Ordinal)
                .Select(x => $"{x.Lines} {x.Path}"),
        ];
        File.WriteAllLines(Path.Combine(root, AcceptedFile), lines);
        return lines.Length;
    }

    private Dictionary<string, int> ReadAccepted()
    {
        string file = Path.Combine(root, AcceptedFile);
        return File.Exists(file)
            ? File.ReadLines(file)
                .Select(x => x.Split(' ', 2))
                .ToDictionary(x => x[1], x => int.Parse(x[0], CultureInfo.InvariantCulture), StringComparer.Ordinal)
            : [];
    }
}
