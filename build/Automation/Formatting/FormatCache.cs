using System.Globalization;
using System.Text;

namespace Automation.Formatting;

/// <summary>Remembers what contents became, so that none is formatted twice. An entry is a file, written whole or not at all.</summary>
/// <param name="folder">The folder of the entries; it need not exist.</param>
/// <param name="formatter">The formatter with its version: another one has other entries.</param>
public sealed class FormatCache(string folder, string formatter)
{
    /// <summary>How many entries are kept.</summary>
    internal int MaximalEntries { get; init; } = 20_000;

    /// <summary>The formatter with its version.</summary>
    public string Formatter { get; } = formatter;

    /// <summary>The formatted content; null when it is not known.</summary>
    internal ReadOnlyMemory<byte>? Find(FormatKey key, ReadOnlyMemory<byte> content)
    {
        byte[] entry;
        try
        {
            entry = File.ReadAllBytes(FileOf(key));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        byte[] header = Header(key, content.Length);
        if (!entry.AsSpan().StartsWith(header) || entry.Length <= header.Length)
            return null;
        ReadOnlySpan<byte> rest = entry.AsSpan(header.Length + 1);
        // A torn entry has no mark at its end.
        if (entry[header.Length] == '=' && rest.SequenceEqual("\n"u8))
            return content;
        if (entry[header.Length] == '+' && rest.EndsWith("\n."u8))
            return rest[..^2].ToArray();
        return null;
    }

    /// <summary>Remembers a formatted content.</summary>
    internal void Add(FormatKey key, ReadOnlyMemory<byte> content, byte[] formatted)
    {
        string file = FileOf(key);
        string temporary = $"{file}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}";
        try
        {
            Directory.CreateDirectory(folder);
            byte[] header = Header(key, content.Length);
            byte[] value = content.Span.SequenceEqual(formatted) ? [.. "=\n"u8] : [(byte)'+', .. formatted, .. "\n."u8];
            File.WriteAllBytes(temporary, [.. header, .. value]);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without a cache all goes on, a little slower.
        }
    }

    /// <summary>Drops the oldest entries when there are too many.</summary>
    public void Trim()
    {
        DirectoryInfo entries = new(folder);
        if (!entries.Exists)
            return;
        foreach (
            FileInfo old in entries.EnumerateFiles().OrderByDescending(x => x.LastWriteTimeUtc).Skip(MaximalEntries)
        )
            old.Delete();
    }

    private static string FileName(FormatKey key)
    {
        ContentHash hash = new();
        hash.Add(key.Path, []);
        return $"{key.Id}-{(hash.Value ^ key.Configuration).ToString("x16", CultureInfo.InvariantCulture)}";
    }

    private string FileOf(FormatKey key) => Path.Combine(folder, FileName(key));

    private byte[] Header(FormatKey key, int length) =>
        Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Formatter} {key.Configuration:x16} {key.Id} {length} {key.Path.Length}:{key.Path}\n"
            )
        );
}

/// <summary>What decides how a content is formatted.</summary>
/// <param name="Id">The content's id as a git blob.</param>
/// <param name="Path">The path.</param>
/// <param name="Configuration">The hash of the configuration that applies.</param>
internal sealed record FormatKey(string Id, string Path, ulong Configuration);
