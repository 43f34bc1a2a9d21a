using System.Globalization;
using Template.Jobs.Redis.Resp;

namespace Template.Jobs.Redis;

/// <summary>Runs scripts on the keys of one queue.</summary>
internal sealed class ScriptRunner(IRedisServer server, RedisOptions options)
{
    /// <summary>What the names of all keys start with.</summary>
    public string Prefix { get; } = $"{{{options.Prefix}}}:";

    /// <summary>The time for scripts: nought asks for the server's own clock.</summary>
    public string Clock => options.Time == null ? "0" : Text(options.Time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>The time here.</summary>
    public TimeProvider Time => options.Time ?? TimeProvider.System;

    public DateTimeOffset Now => Time.GetUtcNow();

    public static string Milliseconds(TimeSpan span) => Text((long)span.TotalMilliseconds);

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Runs a script.</summary>
    /// <exception cref="JobStoreException">The server does not answer, or the script failed.</exception>
    public async ValueTask<RedisReply> RunAsync(
        RedisScript script,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    ) => await server.EvaluateAsync(script, Prefix, arguments).WaitAsync(cancellation).ConfigureAwait(false);

    /// <summary>Runs a script that gives a list.</summary>
    /// <exception cref="JobStoreException">The server does not answer, the script failed, or gave something else.</exception>
    public async ValueTask<IReadOnlyList<RedisReply>> ListAsync(
        RedisScript script,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    ) => (await RunAsync(script, arguments, cancellation).ConfigureAwait(false)).AsList();

    /// <summary>Runs a script that gives a list of so many items.</summary>
    /// <exception cref="JobStoreException">The server does not answer, the script failed, or gave something else.</exception>
    public async ValueTask<IReadOnlyList<RedisReply>> ListAsync(
        RedisScript script,
        int count,
        IReadOnlyList<string> arguments,
        CancellationToken cancellation
    ) => (await RunAsync(script, arguments, cancellation).ConfigureAwait(false)).AsList(count);
}
