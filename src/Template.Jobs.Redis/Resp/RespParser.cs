using System.Buffers.Text;
using System.Text;

namespace Template.Jobs.Redis.Resp;

/// <summary>
/// Reads RESP2, the protocol of Redis servers, as it arrives: what has been read once is not read again, and what a
/// server claims reserves no memory. https://redis.io/docs/latest/develop/reference/protocol-spec/
/// </summary>
internal sealed class RespParser
{
    private const int Deepest = 16;
    private const int LongestLine = 64 * 1024;
    private const long LongestText = 512L * 1024 * 1024;
    private const long LongestList = 8L * 1024 * 1024;
    private const int FirstItems = 64;

    // Lists whose items are still missing; the innermost lies on top.
    private readonly Stack<(List<RedisReply> Items, int Length)> lists = new();

    // How long the text is that comes next, where its length is known.
    private int? text;

    /// <summary>Reads on.</summary>
    /// <param name="bytes">What has been received and not been used.</param>
    /// <param name="used">How many of the bytes need not be given again.</param>
    /// <returns>An answer, or nothing when more bytes are needed.</returns>
    /// <exception cref="RespException">The bytes are no RESP. Nothing can be read after that.</exception>
    public RedisReply? Read(ReadOnlySpan<byte> bytes, out int used)
    {
        used = 0;
        while (TryStep(bytes, ref used, out RedisReply? item))
        {
            if (item != null && Add(item) is { } answer)
                return answer;
        }

        return null;
    }

    // The item is the whole answer, the last one of a list and perhaps of others around it, or one of many.
    private RedisReply? Add(RedisReply item)
    {
        while (lists.TryPeek(out var list))
        {
            list.Items.Add(item);
            if (list.Items.Count < list.Length)
                return null;
            item = new RedisList(lists.Pop().Items);
        }

        return item;
    }

    // Reads a line or a text, if all of it is there. A line that begins something gives no item.
    private bool TryStep(ReadOnlySpan<byte> bytes, ref int at, out RedisReply? item)
    {
        item = null;
        if (text is { } length)
            return TryText(bytes, ref at, length, out item);
        if (!TryLine(bytes, ref at, out ReadOnlySpan<byte> line))
            return false;
        if (line.IsEmpty)
            throw new RespException("an answer starts with an empty line");
        ReadOnlySpan<byte> rest = line[1..];
        item = line[0] switch
        {
            (byte)'+' => new RedisText(rest.ToArray()),
            (byte)'-' => new RedisError(Encoding.UTF8.GetString(rest)),
            (byte)':' => new RedisNumber(Number(rest)),
            (byte)'$' => BeginText(Number(rest)),
            (byte)'*' => BeginList(Number(rest)),
            var other => throw new RespException($"an answer starts with byte {other}"),
        };
        return true;
    }

    private RedisNothing? BeginText(long length)
    {
        if (length == -1)
            return RedisNothing.Value;
        if (length is < 0 or > LongestText)
            throw new RespException($"a text has {length} bytes");
        text = (int)length;
        return null;
    }

    private RedisReply? BeginList(long length)
    {
        if (length == -1)
            return RedisNothing.Value;
        if (length is < 0 or > LongestList)
            throw new RespException($"a list has {length} items");
        if (length == 0)
            return new RedisList([]);
        if (lists.Count == Deepest)
            throw new RespException($"a list lies more than {Deepest} deep");
        lists.Push((new((int)Math.Min(length, FirstItems)), (int)length));
        return null;
    }

    private bool TryText(ReadOnlySpan<byte> bytes, ref int at, int length, out RedisReply? item)
    {
        item = null;
        if (bytes.Length - at < length + 2)
            return false;
        if (!bytes.Slice(at + length, 2).SequenceEqual("\r\n"u8))
            throw new RespException("a text is longer than it says");
        item = new RedisText(bytes.Slice(at, length).ToArray());
        at += length + 2;
        text = null;
        return true;
    }

    private static bool TryLine(ReadOnlySpan<byte> bytes, ref int at, out ReadOnlySpan<byte> line)
    {
        line = default;
        int end = bytes[at..].IndexOf("\r\n"u8);
        if (end > LongestLine || (end < 0 && bytes.Length - at > LongestLine + 1))
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
