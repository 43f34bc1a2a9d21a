namespace Nuke.Common.Execution.Bootstrap;

/// <summary>The checksum of the POSIX utility cksum: every shell has it, and unlike SHA-256 it loads no library.</summary>
/// <remarks>IEEE Std 1003.1, cksum: CRC-32 with the polynomial 0x04C11DB7, over the content and then its length.</remarks>
internal static class Checksum
{
    private const uint Polynomial = 0x04C11DB7;
    private const int Slices = 8;

    /// <summary>For each of eight positions, what a byte there does to the remainder.</summary>
    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> content)
    {
        uint[] table = Table;
        uint crc = 0;
        int length = content.Length;
        while (content.Length >= Slices)
        {
            uint high = crc ^ ((uint)content[0] << 24 | (uint)content[1] << 16 | (uint)content[2] << 8 | content[3]);
            crc =
                table[7 * 256 + (int)(high >> 24)]
                ^ table[6 * 256 + (int)(high >> 16 & 0xFF)]
                ^ table[5 * 256 + (int)(high >> 8 & 0xFF)]
                ^ table[4 * 256 + (int)(high & 0xFF)]
                ^ table[3 * 256 + content[4]]
                ^ table[2 * 256 + content[5]]
                ^ table[256 + content[6]]
                ^ table[content[7]];
            content = content[Slices..];
        }
        foreach (byte value in content)
            crc = crc << 8 ^ table[(int)(crc >> 24) ^ value];
        for (int rest = length; rest != 0; rest >>= 8)
            crc = crc << 8 ^ table[(int)(crc >> 24) ^ (rest & 0xFF)];
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[Slices * 256];
        for (uint value = 0; value < 256; value++)
        {
            uint crc = value << 24;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 0x80000000) == 0 ? crc << 1 : crc << 1 ^ Polynomial;
            table[value] = crc;
        }
        for (int i = 256; i < table.Length; i++)
            table[i] = table[i - 256] << 8 ^ table[table[i - 256] >> 24];
        return table;
    }
}
