using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>All that the queue needs of a Redis client.</summary>
internal interface IRedisServer : IAsyncDisposable
{
    /// <summary>Runs a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="prefix">What the names of its keys start with.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="JobStoreException">The server does not answer, or the script failed.</exception>
    Task<RedisReply> EvaluateAsync(RedisScript script, string prefix, IReadOnlyList<string> arguments);

    /// <summary>Returns when the server answers.</summary>
    /// <exception cref="JobStoreException">The server does not answer.</exception>
    Task PingAsync();

    /// <summary>Waits until a list has an element, and takes it. A client that cannot do so just waits for a moment.</summary>
    /// <param name="key">The list.</param>
    /// <param name="longest">How long at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task WaitAsync(string key, TimeSpan longest, CancellationToken cancellation);
}
