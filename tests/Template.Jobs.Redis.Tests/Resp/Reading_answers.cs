using System.Text;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis.Tests.Resp;

public sealed class Reading_answers
{
    [Theory]
    [InlineData("+OK\r\n", "'4F4B'")]
    [InlineData("+\r\n", "''")]
    [InlineData("-ERR no luck\r\n", "!ERR no luck")]
    [InlineData(":0\r\n", "0")]
    [InlineData(":-9223372036854775808\r\n", "-9223372036854775808")]
    [InlineData("$0\r\n\r\n", "''")]
    [InlineData("$4\r\n\r\n\r\n\r\n", "'0D0A0D0A'")]
    [InlineData("$-1\r\n", "nothing")]
    [InlineData("*-1\r\n", "nothing")]
    [InlineData("*0\r\n", "[]")]
    [InlineData("*3\r\n:1\r\n*2\r\n$1\r\na\r\n$-1\r\n-no\r\n", "[1 ['61' nothing] !no]")]
    [InlineData("*2\r\n*0\r\n*1\r\n*0\r\n", "[[] [[]]]")]
    public void reads_every_kind_wherever_it_is_cut(string answer, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(answer);

        for (int cut = 0; cut <= bytes.Length; cut++)
            Assert.Equal(expected, RespText.Show(Assert.Single(Read([bytes[..cut], bytes[cut..]]))));
        Assert.Equal(expected, RespText.Show(Assert.Single(Read([.. bytes.Select(x => (byte[])[x])]))));
    }

    [Theory]
    [InlineData("\r\n", "empty line")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", "byte 72")]
    [InlineData(":twelve\r\n", "no number")]
    [InlineData(":12a\r\n", "no number")]
    [InlineData(":\r\n", "no number")]
    [InlineData(":9223372036854775808\r\n", "no number")]
    [InlineData("$-2\r\n", "-2 bytes")]
    [InlineData("$536870913\r\n", "536870913 bytes")]
    [InlineData("$1\r\nabc", "longer than it says")]
    [InlineData("*-2\r\n", "-2 items")]
    [InlineData("*8388609\r\n", "8388609 items")]
    [InlineData("%1\r\n+a\r\n+b\r\n", "byte 37")]
    public void says_what_is_wrong_with_something_else(string answer, string problem)
    {
        RespException e = Assert.Throws<RespException>(() => Read([Encoding.UTF8.GetBytes(answer)]));

        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void reads_lists_sixteen_deep_and_no_deeper()
    {
        string deep = string.Concat(Enumerable.Repeat("*1\r\n", 16));

        Assert.Single(Read([Encoding.UTF8.GetBytes(deep + ":1\r\n")]));
        Assert.Throws<RespException>(() => Read([Encoding.UTF8.GetBytes(deep + "*1\r\n:1\r\n")]));
    }

    [Fact]
    public void reads_a_long_line_and_none_that_does_not_end()
    {
        byte[] longest = Encoding.UTF8.GetBytes("+" + new string('a', (64 * 1024) - 1) + "\r\n");
        byte[] longer = [.. longest[..^2], (byte)'a'];

        foreach (int cut in (int[])[1, longest.Length - 2, longest.Length - 1, longest.Length])
            Assert.Single(Read([longest[..cut], longest[cut..]]));
        Assert.Throws<RespException>(() => Read([longer, "\r\n"u8.ToArray()]));
        Assert.Throws<RespException>(() =>
            Read([
                [.. longer, (byte)'a'],
            ])
        );
    }

    [Theory]
    [InlineData("$536870912\r\n")]
    [InlineData("*8388608\r\n")]
    [InlineData(
        "*8388608\r\n*8388608\r\n*8388608\r\n*8388608\r\n*8388608\r\n*8388608\r\n*8388608\r\n*8388608\r\n$536870912\r\n"
    )]
    public void reserves_no_memory_for_what_a_server_only_claims(string claim)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(claim);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Null(new RespParser().Read(bytes, out _));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Fact]
    public void takes_memory_for_a_large_answer_once_however_small_its_parts()
    {
        const int Part = 4 * 1024;
        RedisText job = new(new byte[64 * 1024]);
        byte[] bytes = RespText.Write(new RedisList([.. Enumerable.Repeat<RedisReply>(job, 500)]));
        RespParser parser = new();
        ReceiveBuffer buffer = new();
        RedisReply? answer = null;
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int at = 0; at < bytes.Length; at += Part)
        {
            int count = Math.Min(Part, bytes.Length - at);
            bytes.AsMemory(at, count).CopyTo(buffer.Free);
            buffer.Received(count);
            answer = parser.Read(buffer.Bytes, out int used);
            buffer.Use(used);
        }

        Assert.Equal(500, answer!.AsList().Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, bytes.Length + (1024 * 1024));
    }

    /// <summary>All answers of bytes that arrive in parts, through the same buffer as those of a connection.</summary>
    internal static List<RedisReply> Read(IEnumerable<byte[]> parts)
    {
        RespParser parser = new();
        ReceiveBuffer buffer = new();
        List<RedisReply> answers = [];
        foreach (byte[] part in parts)
        {
            for (int at = 0; at < part.Length; )
            {
                int count = Math.Min(buffer.Free.Length, part.Length - at);
                part.AsMemory(at, count).CopyTo(buffer.Free);
                buffer.Received(count);
                at += count;
                int used;
                while (parser.Read(buffer.Bytes, out used) is { } answer)
                {
                    buffer.Use(used);
                    answers.Add(answer);
                }

                buffer.Use(used);
            }
        }

        return answers;
    }
}
