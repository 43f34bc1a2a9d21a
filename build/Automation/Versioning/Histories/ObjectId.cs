using System.Globalization;
using System.Runtime.InteropServices;

namespace Automation.Versioning.Histories;

/// <summary>The id of an object in git, of 20 or 32 bytes, as numbers.</summary>
/// <param name="First">The first eight bytes, which tell nearly all objects apart.</param>
/// <param name="Second">The next eight.</param>
/// <param name="Third">The next four or eight.</param>
/// <param name="Fourth">The last eight of a long id.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ObjectId(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    private const int Digits = 16;

    /// <summary>Reads hexadecimal digits.</summary>
    public static ObjectId Parse(ReadOnlySpan<byte> digits) =>
        new(Part(digits, 0), Part(digits, 1), Part(digits, 2), Part(digits, 3));

    public bool Equals(ObjectId other) =>
        First == other.First && Second == other.Second && Third == other.Third && Fourth == other.Fourth;

    public override int GetHashCode() => (int)First;

    private static ulong Part(ReadOnlySpan<byte> digits, int part)
    {
        int start = part * Digits;
        return start >= digits.Length
            ? 0
            : ulong.Parse(
                digits[start..Math.Min(start + Digits, digits.Length)],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture
            );
    }
}
