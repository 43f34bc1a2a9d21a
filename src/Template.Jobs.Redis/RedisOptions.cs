using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Template.Jobs.Redis;

/// <summary>Where a Redis server is and how it is spoken to.</summary>
public sealed record RedisOptions
{
    private const int DefaultPort = 6379;

    /// <summary>The server's name or address.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>The server's port.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether the connection is encrypted and the server's certificate checked.</summary>
    public bool UsesTls { get; init; }

    /// <summary>A file with the certificates (PEM) of the authorities that are trusted instead of the system's.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>The user, where the server has several.</summary>
    public string? User { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    /// <summary>The number of the database.</summary>
    public int Database { get; init; }

    /// <summary>What the names of all keys start with. It is wrapped in braces, so that a cluster keeps them together.</summary>
    public string Prefix { get; init; } = "jobs";

    /// <summary>How long the server may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long jobs are remembered.</summary>
    public StoreRules Rules { get; init; } = new();

    /// <summary>A clock that replaces the server's; for tests.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Reads an address: <c>redis://user:password@host:port/database</c>, or <c>rediss://</c> with TLS.</summary>
    /// <param name="address">The address. Special characters in user and password are percent-encoded.</param>
    /// <exception cref="FormatException">The address is wrong; the message says how, and holds no password.</exception>
    public static RedisOptions Parse(string address)
    {
        // What is wrong is not repeated: a password with a special character can end up in any part.
        if (
            !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            || uri.Scheme is not ("redis" or "rediss")
            || uri.Host.Length == 0
            || uri.Port == 0
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0
        )
            throw new FormatException(
                "The address of Redis must look like redis://user:password@host:6379/0, or rediss:// with TLS. Special characters in user and password are percent-encoded."
            );
        string path = uri.AbsolutePath.Trim('/');
        int database = 0;
        if (path.Length > 0 && !int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out database))
            throw new FormatException(
                "The address of Redis ends with something else than the number of a database, as in redis://host:6379/0. Special characters in user and password are percent-encoded."
            );
        string[] user = uri.UserInfo.Split(':', 2);
        return new()
        {
            Host = uri.IdnHost.Trim('[', ']'),
            Port = uri.Port < 0 ? DefaultPort : uri.Port,
            UsesTls = uri.Scheme == "rediss",
            User = user[0].Length == 0 ? null : Uri.UnescapeDataString(user[0]),
            Password = user.Length < 2 ? null : Uri.UnescapeDataString(user[1]),
            Database = database,
        };
    }

    /// <summary>The address without user and password.</summary>
    public override string ToString()
    {
        string host = Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host;
        return $"{(UsesTls ? "rediss" : "redis")}://{host}:{Port}/{Database}";
    }

    internal SslClientAuthenticationOptions TlsOptions()
    {
        SslClientAuthenticationOptions tls = new() { TargetHost = Host };
        if (CertificateAuthority == null)
            return tls;
        tls.CertificateChainPolicy = new()
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        tls.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(CertificateAuthority);
        return tls;
    }
}
