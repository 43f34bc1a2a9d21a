using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis.Tests.Resp;

public sealed class Writing_commands
{
    [Fact]
    public void writes_what_a_server_reads_back()
    {
        string[] command = ["SET", "kéy \r\n", "", new('ü', 100_000), "\0"];
        RespWriter writer = new();

        Assert.True(writer.IsEmpty);
        writer.Write(command);
        writer.Write(["PING"]);

        List<RedisReply> read = Reading_answers.Read([writer.Written.ToArray()]);
        Assert.Equal(command, read[0].AsList().Select(x => x.AsText()));
        Assert.Equal("PING", Assert.Single(read[1].AsList()).AsText());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2_000_000)]
    public void starts_again_when_it_is_cleared(int length)
    {
        RespWriter writer = new();
        writer.Write([new('a', length)]);

        writer.Clear();

        Assert.True(writer.IsEmpty);
        writer.Write(["PING"]);
        Assert.Equal("*1\r\n$4\r\nPING\r\n"u8.ToArray(), writer.Written.ToArray());
    }
}
