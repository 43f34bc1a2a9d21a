using System.Text;

namespace Automation.Adopting;

/// <summary>Adds lines to a file of lines, such as <c>.gitignore</c>: what is missing goes under one comment at its end.</summary>
internal static class LinesMerge
{
    /// <summary>The comment.</summary>
    public const string Marker = "# What ./build.sh needs";

    /// <summary>The file with the lines that it lacks.</summary>
    /// <param name="theirs">The file as it is.</param>
    /// <param name="wanted">The lines, with comments that are left out.</param>
    /// <returns>Null when it has all of them.</returns>
    public static byte[]? Add(byte[] theirs, IEnumerable<string> wanted)
    {
        string text = Encoding.UTF8.GetString(theirs);
        string end = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        List<string> lines = [.. text.Split('\n').Select(x => x.TrimEnd('\r'))];
        HashSet<string> known = [.. lines.Select(x => x.Trim())];
        List<string> missing = [.. wanted.Select(x => x.Trim()).Where(x => IsRule(x) && known.Add(x))];
        if (missing.Count == 0)
            return null;
        while (lines.Count > 0 && lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        int marker = lines.IndexOf(Marker);
        if (marker < 0)
        {
            if (lines.Count > 0)
                lines.Add("");
            lines.Add(Marker);
            marker = lines.Count - 1;
        }
        int after = lines.FindIndex(marker, x => x.Length == 0);
        lines.InsertRange(after < 0 ? lines.Count : after, missing);
        return Encoding.UTF8.GetBytes(string.Join(end, lines) + end);
    }

    /// <summary>A new file with the lines.</summary>
    public static byte[] New(IEnumerable<string> wanted) => Add([], wanted) ?? [];

    private static bool IsRule(string line) => line.Length > 0 && !line.StartsWith('#');
}
