using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Template.FizzBuzz;

/// <summary>Some bytes that are written again and again.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Piece
{
    /// <summary>So many bytes may be overwritten behind a piece that was put.</summary>
    public const int Slack = 16;

    private readonly byte[] bytes;

    public Piece(ReadOnlySpan<byte> content)
    {
        Length = content.Length;
        bytes = new byte[Math.Max(Length, Slack)];
        content.CopyTo(bytes);
    }

    public int Length { get; }

    /// <summary>Puts the bytes and tells where they end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Put(ref byte destination, nint at)
    {
        // Nearly all words are short, and one store of fixed size is then faster than a copy.
        if (Length <= Slack)
        {
            Vector128<byte> content = Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(bytes));
            content.StoreUnsafe(ref Unsafe.Add(ref destination, at));
        }
        else
        {
            bytes.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, at), Length));
        }

        return at + Length;
    }
}
