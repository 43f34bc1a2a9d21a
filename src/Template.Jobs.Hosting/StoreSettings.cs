using Microsoft.Extensions.Configuration;
using Template.Jobs.Redis;
using Template.Jobs.Spool;

namespace Template.Jobs.Hosting;

/// <summary>Which store the jobs are kept in: the section <c>Jobs</c> of the settings.</summary>
public sealed record StoreSettings
{
    /// <summary>The variable that holds the address of Redis where the settings do not.</summary>
    public const string RedisVariable = "REDIS_URL";

    /// <summary><c>spool</c> or <c>redis</c>.</summary>
    public string Store { get; init; } = "spool";

    /// <summary>The spool's settings.</summary>
    public SpoolSettings Spool { get; init; } = new();

    /// <summary>Redis's settings.</summary>
    public RedisSettings Redis { get; init; } = new();

    /// <summary>How long completed and cancelled jobs are remembered.</summary>
    public TimeSpan KeepFinished { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long dead jobs are remembered.</summary>
    public TimeSpan KeepDead { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">All settings.</param>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    public static StoreSettings Read(IConfiguration configuration)
    {
        StoreSettings settings = Settings.Read<StoreSettings>(configuration, "Jobs");
        if (string.IsNullOrWhiteSpace(settings.Redis.Url))
            settings = settings with { Redis = settings.Redis with { Url = configuration[RedisVariable] } };
        Settings.ThrowIfAny(settings.Problems());
        return settings;
    }

    /// <summary>Opens the store.</summary>
    /// <exception cref="JobStoreException">It cannot be opened.</exception>
    public IJobQueue Open()
    {
        StoreRules rules = new() { KeepFinished = KeepFinished, KeepDead = KeepDead };
        return Store == "redis"
            ? RedisQueue.Open(
                RedisOptions.Parse(Redis.Url!) with
                {
                    Prefix = Redis.Prefix,
                    CertificateAuthority = string.IsNullOrEmpty(Redis.CertificateAuthority)
                        ? null
                        : Redis.CertificateAuthority,
                    Timeout = Redis.Timeout,
                    Rules = rules,
                }
            )
            : SpoolQueue.Open(Spool.Folder, new() { Durability = Spool.Durability, Rules = rules });
    }

    private IEnumerable<string> Problems()
    {
        if (Store is not ("spool" or "redis"))
            yield return $"Jobs:Store is '{Store}'; it must be spool or redis.";
        if (Store == "spool" && string.IsNullOrWhiteSpace(Spool.Folder))
            yield return "Jobs:Spool:Folder is empty; it must name a folder.";
        if (Store == "redis" && RedisProblem() is { } problem)
            yield return problem;
        if (KeepFinished <= TimeSpan.Zero || KeepDead <= TimeSpan.Zero)
            yield return "Jobs:KeepFinished and Jobs:KeepDead must be longer than nothing, as in 1.00:00:00 for a day.";
    }

    private string? RedisProblem()
    {
        if (string.IsNullOrWhiteSpace(Redis.Url))
            return $"Jobs:Store is redis, but neither Jobs:Redis:Url nor {RedisVariable} says where it is, as in redis://localhost:6379/0.";
        if (Redis.Timeout <= TimeSpan.Zero)
            return $"Jobs:Redis:Timeout is {Redis.Timeout}; it must be longer than nothing.";
        if (Redis.CertificateAuthority is { Length: > 0 } file && !File.Exists(file))
            return $"Jobs:Redis:CertificateAuthority is '{file}', and there is no such file.";
        try
        {
            RedisOptions.Parse(Redis.Url);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
