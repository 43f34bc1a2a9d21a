using System.Globalization;
using System.Text;

namespace Template.Jobs.Redis.Resp;

internal sealed record RedisText(byte[] Value) : RedisReply
{
    public override string AsText() => Encoding.UTF8.GetString(Value);

    public override byte[] AsBytes() => Value;
}
