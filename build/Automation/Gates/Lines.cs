namespace Automation.Gates;

/// <summary>Lines in bytes.</summary>
internal static class Lines
{
    /// <summary>Where a line begins with a text; -1 when none does.</summary>
    public static int Find(ReadOnlySpan<byte> content, ReadOnlySpan<byte> text, int from)
    {
        while (from < content.Length)
        {
            int found = content[from..].IndexOf(text);
            if (found < 0)
                return -1;
            from += found;
            if (from == 0 || content[from - 1] == '\n')
                return from;
            from++;
        }
        return -1;
    }

    /// <summary>The number of the line of a place, from 1.</summary>
    public static int Number(ReadOnlySpan<byte> content, int place) => content[..place].Count((byte)'\n') + 1;
}
