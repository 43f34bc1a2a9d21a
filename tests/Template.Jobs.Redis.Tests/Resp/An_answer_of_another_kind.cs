using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis.Tests.Resp;

public sealed class An_answer_of_another_kind
{
    private static readonly RedisReply List = new RedisList([]);
    private static readonly RedisReply Error = new RedisError("ERR");

    [Fact]
    public void is_an_error_with_a_sentence()
    {
        Action[] asks =
        [
            () => List.AsText(),
            () => List.AsBytes(),
            () => List.AsNumber(),
            () => Error.AsList(),
            () => new RedisNumber(1).AsBytes(),
            () => new RedisText([1]).AsNumber(),
        ];

        foreach (Action ask in asks)
            Assert.Contains(
                "Is it a Redis server",
                Assert.Throws<JobStoreException>(ask).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void is_read_where_it_says_the_same()
    {
        Assert.Equal("7", new RedisNumber(7).AsText());
        Assert.Equal(-7, new RedisText("-7"u8.ToArray()).AsNumber());
        Assert.Equal("", RedisNothing.Value.AsText());
        Assert.Empty(RedisNothing.Value.AsBytes());
        Assert.Empty(RedisNothing.Value.AsList());
    }
}
