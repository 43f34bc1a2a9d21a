using System.Buffers.Binary;
using System.Text;

namespace Automation.Formatting;

/// <summary>A fast hash over named contents, FNV-1a of 64 bits. It tells changes apart and protects from nobody.</summary>
internal sealed class ContentHash
{
    private const ulong Prime = 1099511628211;

    public ulong Value { get; private set; } = 14695981039346656037;

    public void Add(string name, ReadOnlySpan<byte> content)
    {
        Span<byte> lengths = stackalloc byte[8];
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        BinaryPrimitives.WriteInt32LittleEndian(lengths, bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(lengths[4..], content.Length);
        Add(lengths);
        Add(bytes);
        Add(content);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        ulong value = Value;
        foreach (byte x in bytes)
            value = (value ^ x) * Prime;
        Value = value;
    }
}
