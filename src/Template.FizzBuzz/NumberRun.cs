using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Template.FizzBuzz;

/// <summary>Numbers of five digits and more that differ in their last four digits only, as they count up.</summary>
internal ref struct NumberRun
{
    private readonly Vector128<byte> high;
    private readonly ulong lineEnd;
    private readonly int highLength;
    private readonly int lineEndLength;
    private readonly int step;
    private readonly bool hasNumberColumn;
    private readonly ref uint table;
    private int low;

    public NumberRun(bool isNegative, ulong magnitude, LineFormat format)
    {
        // A sign and the 15 digits that lie before the last four fit exactly.
        Span<byte> sixteen = stackalloc byte[Vector128<byte>.Count];
        (ulong highDigits, ulong lowDigits) = Math.DivRem(magnitude, FourDigits.Count);
        sixteen[0] = (byte)'-';
        int sign = isNegative ? 1 : 0;
        _ = Utf8Formatter.TryFormat(highDigits, sixteen[sign..], out int length);
        high = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(sixteen));
        highLength = sign + length;
        low = (int)lowDigits;
        step = isNegative ? -1 : 1;

        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        format.LineEnd.CopyTo(eight);
        lineEnd = MemoryMarshal.Read<ulong>(eight);
        lineEndLength = format.LineEnd.Length;
        hasNumberColumn = format.HasNumberColumn;
        table = ref MemoryMarshal.GetArrayDataReference(FourDigits.Table);
    }

    /// <summary>Puts the lines of the next <paramref name="count"/> numbers and tells where they end.</summary>
    public nint PutNumbers(ref byte destination, nint at, int count)
    {
        // Locals, because the compiler cannot know that the stores leave the fields alone.
        ulong end = lineEnd;
        nint endLength = lineEndLength;
        for (; count > 0; count--)
        {
            at = PutColumn(ref destination, at);
            at = PutNumber(ref destination, at, low - step);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, at), end);
            at += endLength;
        }

        return at;
    }

    /// <summary>Counts the next line and puts its number column, where the format has one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint PutColumn(ref byte destination, nint at)
    {
        if (hasNumberColumn)
        {
            at = PutNumber(ref destination, at, low);
            Unsafe.Add(ref destination, at++) = (byte)',';
        }

        low += step;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly nint PutNumber(ref byte destination, nint at, int lowDigits)
    {
        high.StoreUnsafe(ref Unsafe.Add(ref destination, at));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, at + highLength), Unsafe.Add(ref table, lowDigits));
        return at + highLength + sizeof(uint);
    }
}
