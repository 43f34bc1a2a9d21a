using Polly;

namespace Template.Jobs.Worker.Http;

#pragma warning disable CA1032, CA1064 // It never leaves the fetcher, and always has a reason.
/// <summary>A limit of ours for a server has no room for one more request.</summary>
internal sealed class ServerBusyException(string message) : ExecutionRejectedException(message);
#pragma warning restore CA1032, CA1064
