using System.Globalization;
using System.Text;

namespace Template.Jobs.Redis.Resp;

internal sealed record RedisNumber(long Value) : RedisReply
{
    public override string AsText() => Value.ToString(CultureInfo.InvariantCulture);
}
