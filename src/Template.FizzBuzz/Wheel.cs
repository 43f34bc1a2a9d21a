using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Template.FizzBuzz;

/// <summary>Some neighbouring digits of the numbers in a block that are rewritten with one store each.</summary>
/// <param name="Digits">1, 2 or 4.</param>
/// <param name="Offset">Where the digits begin, counted from the end of the high digits; negative.</param>
/// <param name="Faces">Ten to the power of <paramref name="Digits"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Wheel(int Digits, int Offset, int Faces)
{
    /// <summary>The wheels that make up so many digits, the last digits first.</summary>
    public static Wheel[] For(int digits)
    {
        List<Wheel> wheels = [];
        for (int rest = digits; rest > 0; rest -= wheels[^1].Digits)
        {
            int width = rest >= 4 ? 4 : Math.Min(rest, 2);
            wheels.Add(new Wheel(width, rest - digits - width, (int)DigitRun.PowerOfTen(width)));
        }

        return [.. wheels];
    }

    /// <summary>Turns a face by an amount and gives the carry for the next wheel and the new face.</summary>
    public (int Carry, int Face) Turn(int face, int amount)
    {
        int turned = face + amount;
        if ((uint)turned < (uint)Faces)
        {
            return (0, turned);
        }

        int carry = (int)Math.Floor((double)turned / Faces);
        return (carry, turned - (carry * Faces));
    }

    /// <summary>Writes a face before each of the slots.</summary>
    public void Write(Span<byte> bytes, ReadOnlySpan<int> slots, int face)
    {
        ref byte origin = ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), Offset);
        uint digits = FourDigits.Table[face];
        ReadOnlySpan<byte> four = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in digits));
        switch (Digits)
        {
            case 4:
                Store(ref origin, slots, digits);
                break;
            case 2:
                Store(ref origin, slots, MemoryMarshal.Read<ushort>(four[2..]));
                break;
            default:
                Store(ref origin, slots, four[3]);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store<T>(ref byte origin, ReadOnlySpan<int> slots, T digits)
        where T : unmanaged
    {
        ref int slot = ref MemoryMarshal.GetReference(slots);
        nint count = slots.Length;
        nint index = 0;
        for (; index <= count - 4; index += 4)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref origin, Unsafe.Add(ref slot, index)), digits);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref origin, Unsafe.Add(ref slot, index + 1)), digits);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref origin, Unsafe.Add(ref slot, index + 2)), digits);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref origin, Unsafe.Add(ref slot, index + 3)), digits);
        }

        for (; index < count; index++)
        {
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref origin, Unsafe.Add(ref slot, index)), digits);
        }
    }
}
