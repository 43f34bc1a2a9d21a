using System.Buffers.Text;
using System.Text;

namespace Template.Jobs.Redis.Resp;

/// <summary>Reads RESP2, the protocol of Redis servers. https://redis.io/docs/latest/develop/reference/protocol-spec/</summary>
internal static class RespParser
{
    private const int Deepest = 16;
    private const int LongestLine = 64 * 1024;
    private const long LongestText = 512L * 1024 * 1024;
    private const long LongestList = 8L * 1024 * 1024;

    /// <summary>Reads one answer.</summary>
    /// <param name="bytes">What has been received.</param>
    /// <param name="used">How many bytes the answer takes.</param>
    /// <returns>The answer, or nothing when more bytes are needed.</returns>
    /// <exception cref="RespException">The bytes are no RESP.</exception>
    public static RedisReply? Read(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        return Read(bytes, ref used, 0);
    }

    private static RedisReply? Read(ReadOnlySpan<byte> bytes, ref int at, int depth)
    {
        if (depth > Deepest)
            throw new RespException($"a list lies more than {Deepest} deep");
        if (!TryLine(bytes, ref at, out ReadOnlySpan<byte> line))
            return null;
        if (line.IsEmpty)
            throw new RespException("an answer starts with an empty line");
        ReadOnlySpan<byte> rest = line[1..];
        return line[0] switch
        {
            (byte)'+' => new RedisText(rest.ToArray()),
            (byte)'-' => new RedisError(Encoding.UTF8.GetString(rest)),
            (byte)':' => new RedisNumber(Number(rest)),
            (byte)'$' => ReadText(bytes, ref at, Number(rest)),
            (byte)'*' => ReadList(bytes, ref at, Number(rest), depth),
            var other => throw new RespException($"an answer starts with byte {other}"),
        };
    }

    private static RedisReply? ReadText(ReadOnlySpan<byte> bytes, ref int at, long length)
    {
        if (length == -1)
            return RedisNothing.Value;
        if (length is < 0 or > LongestText)
            throw new RespException($"a text has {length} bytes");
        if (bytes.Length - at < length + 2)
            return null;
        ReadOnlySpan<byte> text = bytes.Slice(at, (int)length);
        if (!bytes.Slice(at + (int)length, 2).SequenceEqual("\r\n"u8))
            throw new RespException("a text is longer than it says");
        at += (int)length + 2;
        return new RedisText(text.ToArray());
    }

    private static RedisReply? ReadList(ReadOnlySpan<byte> bytes, ref int at, long length, int depth)
    {
        if (length == -1)
            return RedisNothing.Value;
        if (length is < 0 or > LongestList)
            throw new RespException($"a list has {length} items");
        // The shortest item has four bytes: a server cannot make this reserve memory that it has not filled.
        if (bytes.Length - at < length * 4)
            return null;
        RedisReply[] items = new RedisReply[length];
        for (int i = 0; i < items.Length; i++)
        {
            if (Read(bytes, ref at, depth + 1) is not { } item)
                return null;
            items[i] = item;
        }

        return new RedisList(items);
    }

    private static bool TryLine(ReadOnlySpan<byte> bytes, ref int at, out ReadOnlySpan<byte> line)
    {
        line = default;
        int end = bytes[at..].IndexOf("\r\n"u8);
        if (end > LongestLine || (end < 0 && bytes.Length - at > LongestLine))
            throw new RespException("a line does not end");
        if (end < 0)
            return false;
        line = bytes.Slice(at, end);
        at += end + 2;
        return true;
    }

    private static long Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long number, out int used) && used == digits.Length
            ? number
            : throw new RespException("a number is no number");
}
