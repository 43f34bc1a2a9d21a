using Automation.Formatting;

namespace Automation.Hooks;

/// <summary>The file in the work tree that belongs to a staged blob.</summary>
internal static class WorkFile
{
    /// <summary>Formats the file when it held exactly what was staged, and leaves it alone when it held anything else.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <param name="blob">The staged blob before and after formatting.</param>
    /// <param name="temporary">A folder for the new content until it is whole.</param>
    public static void Follow(string root, FormattedBlob blob, string temporary)
    {
        FileInfo file = new(Path.Combine(root, blob.Entry.Path.Text));
        if (!file.Exists || file.LinkTarget != null || LeadsThroughLink(root, file))
            return;
        byte[] content = File.ReadAllBytes(file.FullName);
        if (content.AsSpan().SequenceEqual(blob.Before.Span))
            FileReplacement.Write(file.FullName, blob.After, temporary);
        else if (content.AsSpan().SequenceEqual(WithWindowsLineEnds(blob.Before)))
            FileReplacement.Write(file.FullName, WithWindowsLineEnds(blob.After), temporary);
    }

    /// <summary>What git checks a content out as where it converts line ends.</summary>
    private static byte[] WithWindowsLineEnds(ReadOnlyMemory<byte> content)
    {
        using MemoryStream converted = new(content.Length * 2);
        byte last = 0;
        foreach (byte x in content.Span)
        {
            if (x == '\n' && last != '\r')
                converted.WriteByte((byte)'\r');
            converted.WriteByte(x);
            last = x;
        }
        return converted.ToArray();
    }

    private static bool LeadsThroughLink(string root, FileInfo file)
    {
        for (
            DirectoryInfo? folder = file.Directory;
            folder != null && folder.FullName.Length > root.Length;
            folder = folder.Parent
        )
        {
            if (folder.LinkTarget != null)
                return true;
        }
        return false;
    }
}
