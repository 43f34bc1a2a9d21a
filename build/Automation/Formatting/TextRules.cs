namespace Automation.Formatting;

/// <summary>What holds for every text file: the right line ends, one at the end of the file, no blanks before them, no byte order mark.</summary>
/// <remarks>It works on bytes, so that a file in another encoding keeps every other byte.</remarks>
public static class TextRules
{
    private const int BinaryProbe = 8000;
    private static readonly byte[] Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>True for a file whose content nobody wrote as text: binary, written by NuGet or by <c>dotnet sln</c>, or empty.</summary>
    /// <param name="path">The path.</param>
    /// <param name="content">The bytes.</param>
    public static bool IsExempt(string path, ReadOnlySpan<byte> content) =>
        content.IsEmpty
        || path.EndsWith("packages.lock.json", StringComparison.Ordinal)
        || HasExtension(path, ".sln")
        || content[..Math.Min(content.Length, BinaryProbe)].Contains((byte)0);

    /// <summary>The content as it should be.</summary>
    /// <param name="path">The path; its extension decides the line ends and whether blanks at the end of a line mean something.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="isStored">True for content as git stores it: command files then keep the line ends they have.</param>
    public static byte[] Apply(string path, ReadOnlySpan<byte> content, bool isStored = false)
    {
        bool isCommand = IsCommand(path) && (!isStored || content.IndexOf("\r\n"u8) >= 0);
        bool keepsBlanks = HasExtension(path, ".md");
        ReadOnlySpan<byte> rest = content.StartsWith(Mark) ? content[Mark.Length..] : content;
        using MemoryStream result = new(content.Length + 2);
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            result.Write(keepsBlanks ? line : line.TrimEnd(" \t\r"u8));
            result.Write(isCommand ? "\r\n"u8 : "\n"u8);
            rest = end < 0 ? [] : rest[(end + 1)..];
        }
        return WithoutBlankEnd(result.ToArray());
    }

    /// <summary>True for files that Windows reads line by line, and whose line ends are its own.</summary>
    public static bool IsCommand(string path) => HasExtension(path, ".cmd") || HasExtension(path, ".bat");

    /// <summary>What is wrong with a content that is not as wanted, with the line.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="wanted">The bytes as they should be; they differ.</param>
    internal static string Explain(ReadOnlySpan<byte> content, ReadOnlySpan<byte> wanted)
    {
        if (content.StartsWith(Mark))
            return "a byte order mark";
        int same = content.CommonPrefixLength(wanted);
        int line = content[..same].Count((byte)'\n') + 1;
        if (same == content.Length)
            return $"no line end after line {line}";
        return content[same] switch
        {
            (byte)'\r' => $"a Windows line end on line {line}",
            (byte)'\n' when same < wanted.Length && wanted[same] == '\r' => $"a Unix line end on line {line}",
            (byte)'\n' or (byte)'\r' => $"blank lines at the end, from line {line}",
            _ => $"trailing blanks on line {line}",
        };
    }

    private static byte[] WithoutBlankEnd(byte[] content)
    {
        int end = content.AsSpan().TrimEnd("\r\n"u8).Length;
        if (end == 0)
            return [];
        int lineEnd = content[end] == '\r' ? 2 : 1;
        return content[..(end + lineEnd)];
    }

    private static bool HasExtension(string path, string extension) =>
        path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
