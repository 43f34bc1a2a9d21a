using System.Text;
using Automation.Formatting;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>Files have the line ends that .gitattributes or .editorconfig say.</summary>
internal sealed class DecidedLineEnds()
    : DoctorRule(
        "DR013",
        HealthSeverity.Medium,
        "line ends",
        "Files in the work tree have the line ends that .gitattributes or .editorconfig decide on"
    )
{
    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        if (!repository.IsGit || repository.Files.FirstOf(".gitattributes", ".editorconfig") is null)
            return DoctorAnswer.Silent;
        EditorConfigEnds editor = EditorConfigEnds.Parse(repository.Files.Text(".editorconfig"));
        int looked = 0;
        List<DoctorFinding> findings = [];
        string listing = repository.Ask("ls-files", "--eol", "--cached", "--others", "--exclude-standard", "-z").Output;
        foreach (string line in listing.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Entry.Parse(line) is not { IsText: true } entry)
                continue;
            looked++;
            string? wanted = entry.Wanted ?? editor.For(entry.Path);
            if (wanted == null || entry.Has == wanted || IsExempt(repository, entry.Path))
                continue;
            findings.Add(
                Found(
                    entry.Path,
                    $"It has {Words(entry.Has)} line ends, and {(entry.Wanted == null ? ".editorconfig" : ".gitattributes")} asks for {Words(wanted)} ones.",
                    repository.HasBuild
                        ? "./build.sh Format"
                        : $"git add --renormalize '{entry.Path}', then check it out again",
                    isMendable: true
                )
            );
        }
        return DoctorAnswer.Of(findings, $"{looked} text files");
    }

    public override string Mend(ExaminedRepository repository, DoctorFinding finding)
    {
        string file = repository.At(finding.Where);
        bool isWindows = finding.Message.Contains("asks for Windows", StringComparison.Ordinal);
        FileReplacement.Write(file, Converted(File.ReadAllBytes(file), isWindows));
        return $"{finding.Where} has {(isWindows ? "Windows" : "Unix")} line ends now.";
    }

    internal static byte[] Converted(ReadOnlySpan<byte> content, bool isWindows)
    {
        using MemoryStream result = new(content.Length);
        while (!content.IsEmpty)
        {
            int end = content.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? content : content[..end];
            result.Write(end >= 0 && line.EndsWith("\r"u8) ? line[..^1] : line);
            if (end >= 0)
                result.Write(isWindows ? "\r\n"u8 : "\n"u8);
            content = end < 0 ? [] : content[(end + 1)..];
        }
        return result.ToArray();
    }

    private static bool IsExempt(ExaminedRepository repository, string path) =>
        TextRules.IsExempt(path, Encoding.ASCII.GetBytes("x")) || new FileInfo(repository.At(path)).LinkTarget != null;

    private static string Words(string ends) =>
        ends switch
        {
            "lf" => "Unix",
            "crlf" => "Windows",
            _ => "mixed",
        };

    /// <summary>A line of <c>git ls-files --eol</c>: what the index has, the work tree has, and the attributes say.</summary>
    private sealed record Entry(string Has, string? Wanted, bool IsText, string Path)
    {
        public static Entry? Parse(string line)
        {
            if (line.Split('\t', 2) is not [var head, var path])
                return null;
            string[] words = head.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string has = Array.Find(words, x => x.StartsWith("w/", StringComparison.Ordinal))?[2..] ?? "";
            string? wanted = Array.Find(words, x => x.StartsWith("eol=", StringComparison.Ordinal))?[4..];
            bool isText = has is "lf" or "crlf" or "mixed" && !words.Contains("attr/-text", StringComparer.Ordinal);
            return new Entry(has, wanted, isText, path);
        }
    }
}
