using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Template.Jobs.Redis.Resp;

/// <summary>Collects commands as RESP.</summary>
internal sealed class RespWriter
{
    private const int Kept = 1024 * 1024;
    private ArrayBufferWriter<byte> buffer = new(16 * 1024);

    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public bool IsEmpty => buffer.WrittenCount == 0;

    public void Clear()
    {
        // One large batch must not hold its memory for ever.
        if (buffer.Capacity > Kept)
            buffer = new(16 * 1024);
        else
            buffer.ResetWrittenCount();
    }

    public void Write(IReadOnlyList<string> command)
    {
        Header((byte)'*', command.Count);
        foreach (string part in command)
        {
            int length = Encoding.UTF8.GetByteCount(part);
            Header((byte)'$', length);
            Span<byte> span = buffer.GetSpan(length + 2);
            Encoding.UTF8.GetBytes(part, span);
            "\r\n"u8.CopyTo(span[length..]);
            buffer.Advance(length + 2);
        }
    }

    private void Header(byte kind, int number)
    {
        Span<byte> span = buffer.GetSpan(16);
        span[0] = kind;
        Utf8Formatter.TryFormat(number, span[1..], out int digits);
        "\r\n"u8.CopyTo(span[(1 + digits)..]);
        buffer.Advance(digits + 3);
    }
}
