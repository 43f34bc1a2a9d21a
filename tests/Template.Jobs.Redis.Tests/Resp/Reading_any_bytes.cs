using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis.Tests.Resp;

public sealed class Reading_any_bytes
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void reads_back_every_answer_in_whatever_parts_it_comes(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 1_000; i++)
        {
            RedisReply[] answers = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => RespText.Any(random))];
            byte[] bytes = [.. answers.SelectMany(RespText.Write)];

            Assert.Equal(
                answers.Select(RespText.Show),
                Reading_answers.Read(Parts(random, bytes)).Select(RespText.Show)
            );
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void reads_changed_answers_or_says_that_they_are_none(int seed)
    {
        Random random = new(seed);
        int refused = 0;
        for (int i = 0; i < 10_000; i++)
        {
            byte[] bytes = RespText.Write(RespText.Any(random));
            bytes = random.Next(3) switch
            {
                0 => bytes[..random.Next(bytes.Length)],
                1 => Changed(random, bytes),
                _ => [.. bytes[random.Next(bytes.Length)..], .. bytes],
            };
            refused += Refuses(random, bytes) ? 1 : 0;
        }

        Assert.InRange(refused, 1_000, 9_000);
    }

    [Fact]
    public void reads_noise_or_says_that_it_is_none()
    {
        Random random = new(3);
        byte[] likely = "*$+-:0123456789\r\n\r\n\r\n"u8.ToArray();
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = RespText.Bytes(random, random.Next(30));
            if (i % 2 == 0)
                bytes = [.. bytes.Select(x => likely[x % likely.Length])];
            Refuses(random, bytes);
        }
    }

    // Anything else than a refusal, or a lot of memory, fails the test. How the bytes are cut makes no difference.
    private static bool Refuses(Random random, byte[] bytes)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string? whole = Try([bytes]);
        string? cut = Try(Parts(random, bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
        Assert.Equal(whole, cut);
        return whole == null;
    }

    private static string? Try(IEnumerable<byte[]> parts)
    {
        try
        {
            return string.Join(' ', Reading_answers.Read(parts).Select(RespText.Show));
        }
        catch (RespException)
        {
            return null;
        }
    }

    private static IEnumerable<byte[]> Parts(Random random, byte[] bytes)
    {
        for (int at = 0; at < bytes.Length; )
        {
            int count = Math.Min(random.Next(1, 9), bytes.Length - at);
            yield return bytes[at..(at + count)];
            at += count;
        }
    }

    private static byte[] Changed(Random random, byte[] bytes)
    {
        byte[] changed = [.. bytes];
        for (int i = random.Next(1, 4); i > 0; i--)
            changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    }
}
