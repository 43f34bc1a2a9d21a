using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Automation.Adopting;

/// <summary>The content of a file as git would store it, and its id.</summary>
internal static class ManagedContent
{
    private const int BinaryProbe = 8000;

    /// <summary>The content with line feeds alone, when it is text.</summary>
    public static byte[] Stored(byte[] content)
    {
        if (content.AsSpan(0, Math.Min(content.Length, BinaryProbe)).Contains((byte)0))
            return content;
        List<byte> stored = new(content.Length);
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 >= content.Length || content[i + 1] != '\n')
                stored.Add(content[i]);
        }
        return [.. stored];
    }

    /// <summary>The id that git gives the stored content.</summary>
    public static string Id(byte[] content)
    {
        byte[] stored = Stored(content);
        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {stored.Length}\0"));
#pragma warning disable CA5350 // git's ids are SHA-1; nothing is protected by this one.
        return Convert.ToHexStringLower(SHA1.HashData([.. header, .. stored]));
#pragma warning restore CA5350
    }
}
