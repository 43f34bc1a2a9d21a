using System.Globalization;
using System.Text;

namespace Template.Jobs.Redis.Resp;

internal sealed record RedisError(string Message) : RedisReply;
