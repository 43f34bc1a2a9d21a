namespace Automation.GitHub;

/// <summary>Decodes Snappy's block format, in which GitHub keeps bundles: https://github.com/google/snappy/blob/main/format_description.txt</summary>
internal static class SnappyBlock
{
    /// <summary>A bundle is a few kilobytes long.</summary>
    private const int Largest = 64 << 20;

    /// <summary>Decodes a block.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> block)
    {
        int at = 0;
        byte[] output = new byte[Length(block, ref at)];
        int written = 0;
        while (at < block.Length)
        {
            byte tag = block[at++];
            if ((tag & 3) == 0)
            {
                int length = (tag >> 2) + 1;
                if (length > 60)
                    length = Number(block, ref at, length - 60) + 1;
                if (length <= 0 || length > block.Length - at || length > output.Length - written)
                    throw new InvalidDataException("It is cut off.");
                block.Slice(at, length).CopyTo(output.AsSpan(written));
                at += length;
                written += length;
                continue;
            }
            bool isShort = (tag & 3) == 1;
            int count = isShort ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
            int back = isShort
                ? ((tag >> 5) << 8) | Number(block, ref at, 1)
                : Number(block, ref at, (tag & 3) == 2 ? 2 : 4);
            if (back <= 0 || back > written || count > output.Length - written)
                throw new InvalidDataException("It points outside of itself.");
            // A copy may overlap what it writes, so it goes byte by byte.
            for (int i = 0; i < count; i++, written++)
                output[written] = output[written - back];
        }
        return written == output.Length ? output : throw new InvalidDataException("It is cut off.");
    }

    /// <summary>The length of what comes out, seven bits in a byte.</summary>
    private static int Length(ReadOnlySpan<byte> block, ref int at)
    {
        long length = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            int part = Number(block, ref at, 1);
            length |= (long)(part & 0x7f) << shift;
            if (part < 0x80)
                return length <= Largest ? (int)length : throw new InvalidDataException("It is too long.");
        }
        throw new InvalidDataException("It has no length.");
    }

    /// <summary>A number of some bytes, the lowest first.</summary>
    private static int Number(ReadOnlySpan<byte> block, ref int at, int bytes)
    {
        if (bytes > block.Length - at)
            throw new InvalidDataException("It is cut off.");
        int number = 0;
        for (int i = 0; i < bytes; i++)
            number |= block[at++] << (8 * i);
        return number;
    }
}
