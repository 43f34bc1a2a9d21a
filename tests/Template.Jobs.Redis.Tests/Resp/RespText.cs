using System.Globalization;
using System.Text;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis.Tests.Resp;

/// <summary>Answers as a server writes them, and as tests compare them.</summary>
internal static class RespText
{
    public static byte[] Write(RedisReply reply)
    {
        List<byte> bytes = [];
        Write(reply, bytes);
        return [.. bytes];
    }

    /// <summary>What an answer says, with its kind.</summary>
    public static string Show(RedisReply? reply) =>
        reply switch
        {
            null => "more",
            RedisNothing => "nothing",
            RedisNumber { Value: var number } => number.ToString(CultureInfo.InvariantCulture),
            RedisText { Value: var text } => $"'{Convert.ToHexString(text)}'",
            RedisError { Message: var message } => $"!{message}",
            _ => $"[{string.Join(' ', reply.AsList().Select(Show))}]",
        };

    /// <summary>Any answer, of all kinds.</summary>
    public static RedisReply Any(Random random, int depth = 0) =>
        random.Next(depth < 4 ? 8 : 6) switch
        {
            0 => RedisNothing.Value,
            1 => new RedisNumber(random.NextInt64(long.MinValue, long.MaxValue)),
            2 => new RedisNumber(random.Next(-3, 4)),
            3 => new RedisError("ERR " + random.Next()),
            4 => new RedisText([]),
            5 => new RedisText(Bytes(random, random.Next(40))),
            _ => new RedisList([.. Enumerable.Range(0, random.Next(5)).Select(_ => Any(random, depth + 1))]),
        };

    public static byte[] Bytes(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Write(RedisReply reply, List<byte> to)
    {
        switch (reply)
        {
            case RedisNothing:
                to.AddRange("$-1\r\n"u8);
                break;
            case RedisNumber { Value: var number }:
                Line(to, ':', $"{number}");
                break;
            case RedisError { Message: var message }:
                Line(to, '-', message);
                break;
            case RedisText { Value: var text }:
                Line(to, '$', $"{text.Length}");
                to.AddRange(text);
                to.AddRange("\r\n"u8);
                break;
            default:
                Line(to, '*', $"{reply.AsList().Count}");
                foreach (RedisReply item in reply.AsList())
                    Write(item, to);
                break;
        }
    }

    private static void Line(List<byte> to, char kind, string rest) =>
        to.AddRange(Encoding.UTF8.GetBytes(kind + rest + "\r\n"));
}
