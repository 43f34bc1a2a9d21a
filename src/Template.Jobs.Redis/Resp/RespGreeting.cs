using System.Globalization;

namespace Template.Jobs.Redis.Resp;

/// <summary>What a new connection starts with: who it is and which database it wants.</summary>
internal static class RespGreeting
{
    /// <summary>Sends it.</summary>
    /// <exception cref="JobStoreException">The server refuses; the message holds no password.</exception>
    /// <exception cref="IOException">The server does not answer.</exception>
    public static async Task SendAsync(RespConnection open, RedisOptions options)
    {
        if (options.Password is { } password)
            await DemandAsync(open, options.User is { } user ? ["AUTH", user, password] : ["AUTH", password], options)
                .ConfigureAwait(false);
        if (options.Database != 0)
            await DemandAsync(open, ["SELECT", options.Database.ToString(CultureInfo.InvariantCulture)], options)
                .ConfigureAwait(false);
    }

    private static async Task DemandAsync(RespConnection open, string[] command, RedisOptions options)
    {
        if (await open.SendAsync(command).ConfigureAwait(false) is not RedisError { Message: var message })
            return;
        // A server that does not know a command repeats its arguments.
        string reason =
            options.Password is { Length: > 0 } password && message.Contains(password, StringComparison.Ordinal)
                ? "its answer is not shown because it holds the password"
                : message.TrimEnd('.');
        throw new JobStoreException(
            $"Redis at {options} refuses {command[0]}: {reason}. Check user, password and database in the address."
        );
    }
}
