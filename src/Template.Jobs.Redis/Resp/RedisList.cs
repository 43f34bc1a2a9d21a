using System.Globalization;
using System.Text;

namespace Template.Jobs.Redis.Resp;

internal sealed record RedisList(IReadOnlyList<RedisReply> Items) : RedisReply
{
    public override IReadOnlyList<RedisReply> AsList() => Items;
}
