using System.Runtime.InteropServices;

namespace Template.FizzBuzz;

/// <summary>The digits of 0000 to 9999, each as four bytes in the order in which they lie in memory.</summary>
internal static class FourDigits
{
    public const int Count = 10_000;

    public static uint[] Table { get; } = Make();

    private static uint[] Make()
    {
        uint[] table = new uint[Count];
        Span<byte> digits = MemoryMarshal.AsBytes(table.AsSpan());
        for (int number = 0; number < Count; number++)
        {
            digits[4 * number] = (byte)('0' + (number / 1000));
            digits[(4 * number) + 1] = (byte)('0' + (number / 100 % 10));
            digits[(4 * number) + 2] = (byte)('0' + (number / 10 % 10));
            digits[(4 * number) + 3] = (byte)('0' + (number % 10));
        }

        return table;
    }
}
