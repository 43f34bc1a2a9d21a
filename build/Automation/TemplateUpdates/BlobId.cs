using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Automation.TemplateUpdates;

/// <summary>The id that git gives a file's content when it is added.</summary>
public static class BlobId
{
    /// <summary>The id of a content; the line ends of a text are those that git stores, which are LF.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <returns>40 hexadecimal digits.</returns>
    public static string Of(ReadOnlySpan<byte> content)
    {
        byte[] stored = IsText(content) ? WithoutReturns(content) : content.ToArray();
        byte[] header = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {stored.Length}\0"));
#pragma warning disable CA5350 // git's ids are SHA-1; nothing is protected by this one.
        return Convert.ToHexStringLower(SHA1.HashData([.. header, .. stored]));
#pragma warning restore CA5350
    }

    /// <summary>What git takes for a text: no NUL, no CR alone, and of 128 characters at most one that cannot be printed.</summary>
    private static bool IsText(ReadOnlySpan<byte> content)
    {
        int odd = 0;
        for (int i = 0; i < content.Length; i++)
        {
            byte x = content[i];
            if (x == 0 || (x == '\r' && (i + 1 == content.Length || content[i + 1] != '\n')))
                return false;
            // A backspace, an escape and a form feed are printed; a SUB at the end is one of DOS.
            bool isLast = i + 1 == content.Length && x == 0x1a;
            if (!isLast && (x == 127 || (x < ' ' && x is not (8 or 9 or 10 or 12 or 13 or 27))))
                odd++;
        }
        return (content.Length - odd) >> 7 >= odd;
    }

    private static byte[] WithoutReturns(ReadOnlySpan<byte> content)
    {
        byte[] stored = new byte[content.Length];
        int length = 0;
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r')
                stored[length++] = content[i];
        }
        return stored[..length];
    }
}
