using System.Globalization;
using System.Text;

namespace Template.Jobs.Redis.Resp;

internal sealed record RedisNothing : RedisReply
{
    public static RedisNothing Value { get; } = new();

    public override string AsText() => "";

    public override byte[] AsBytes() => [];

    public override IReadOnlyList<RedisReply> AsList() => [];
}
