namespace Template.Jobs.Hosting;

/// <summary>The section <c>Jobs:Redis</c>.</summary>
public sealed record RedisSettings
{
    /// <summary>The address: <c>redis://user:password@host:port/database</c>, or <c>rediss://</c> with TLS. A secret.</summary>
#pragma warning disable CA1056 // Passwords in it may hold what a Uri would change.
    public string? Url { get; init; }
#pragma warning restore CA1056

    /// <summary>What the names of all keys start with.</summary>
    public string Prefix { get; init; } = "jobs";

    /// <summary>A file with the certificates that are trusted instead of the system's.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>How long the server may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    // Records print all they hold, and this one holds a password.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Prefix = ").Append(Prefix);
        return true;
    }
}
