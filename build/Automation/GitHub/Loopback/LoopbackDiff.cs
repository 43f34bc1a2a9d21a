using System.Globalization;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>The files that a pull request changes.</summary>
internal static class LoopbackDiff
{
    /// <summary>The files that a head has changed since it left its base, in GitHub's form.</summary>
    public static IEnumerable<JsonObject> Files(LoopbackHost host, string onto, string head)
    {
        string range = $"{onto}...{head}";
        string[] raw = host.Git.Run(["diff", "--raw", "-z", "-M", "--abbrev=40", range]).Split('\0');
        string[] counts = host.Git.Run(["diff", "--numstat", "-z", "-M", range]).Split('\0');
        int count = 0;
        for (int i = 0; i < raw.Length - 1; )
        {
            // :100644 100644 <before> <after> M, and the names after it
            string[] fields = raw[i++].Split(' ');
            string? before = fields[4][0] is 'R' or 'C' ? raw[i++] : null;
            string path = raw[i++];
            string[] lines = counts[count++].Split('\t');
            if (before != null)
                count += 2;
            JsonObject file = new()
            {
                ["sha"] = fields[3],
                ["filename"] = path,
                ["status"] = Status(fields[4][0]),
                ["additions"] = Number(lines[0]),
                ["deletions"] = Number(lines[1]),
                ["changes"] = Number(lines[0]) + Number(lines[1]),
                ["contents_url"] = $"{host.Repository}/contents/{path}?ref={head}",
            };
            if (before != null)
                file["previous_filename"] = before;
            yield return file;
        }
    }

    private static string Status(char letter) =>
        letter switch
        {
            'A' => "added",
            'D' => "removed",
            'R' => "renamed",
            'C' => "copied",
            'T' => "changed",
            _ => "modified",
        };

    /// <summary>A binary file has a dash in place of its lines.</summary>
    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
