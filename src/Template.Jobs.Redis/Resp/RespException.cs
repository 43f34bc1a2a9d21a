namespace Template.Jobs.Redis.Resp;

#pragma warning disable CA1032, CA1064 // It never leaves this assembly, and always has a reason.
/// <summary>A server sent something that is no RESP.</summary>
internal sealed class RespException(string message)
    : Exception($"The server does not speak the protocol of Redis: {message}.");
#pragma warning restore CA1032, CA1064
