using System.Globalization;
using Template.Jobs.Redis.Tests.Client;
using Template.Jobs.Redis.Tests.Servers;

namespace Template.Jobs.Redis.Tests.OnRedis;

public sealed class A_connection_with_TLS : IDisposable
{
    private readonly TestCertificates certificates = new();
    private readonly int port = ServerProcess.FreePort();
    private readonly ServerProcess server;

    public A_connection_with_TLS() =>
        server = RedisServer.Start(
            "--tls-port",
            port.ToString(CultureInfo.InvariantCulture),
            "--tls-cert-file",
            certificates.Certificate,
            "--tls-key-file",
            certificates.Key,
            "--tls-ca-cert-file",
            certificates.Authority,
            "--tls-auth-clients",
            "no"
        );

    [Fact]
    public async Task is_made_to_a_server_of_a_trusted_authority()
    {
        await using RedisQueue queue = RedisQueue.Open(Options with { CertificateAuthority = certificates.Authority });

        await queue.SubmitAsync([.. Enumerable.Range(0, 500).Select(_ => new JobSubmission { Type = "echo" })]);

        Assert.Equal(500, (await queue.CountAsync()).Queued);
    }

    [Fact]
    public async Task is_not_made_to_a_server_of_an_unknown_authority()
    {
        using TestCertificates others = new();

        Assert.Contains("certificate", await ProblemAsync(Options), StringComparison.Ordinal);
        Assert.Contains(
            "certificate",
            await ProblemAsync(Options with { CertificateAuthority = others.Authority }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task is_not_made_to_a_server_of_another_name() =>
        Assert.Contains(
            "RemoteCertificateNameMismatch",
            await ProblemAsync(Options with { Host = "localhost", CertificateAuthority = certificates.Authority }),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task needs_a_readable_file_of_authorities()
    {
        string file = certificates.Key + ".broken";
        await File.WriteAllTextAsync(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        Assert.Contains(
            "nowhere.pem",
            await ProblemAsync(Options with { CertificateAuthority = certificates.Authority + ".nowhere.pem" }),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Redis at rediss://",
            await ProblemAsync(Options with { CertificateAuthority = file }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task is_not_made_where_the_server_has_no_TLS() =>
        Assert.StartsWith(
            "Redis at rediss://",
            await ProblemAsync(Options with { Port = server.Port, ConnectTimeout = TimeSpan.FromSeconds(1) }),
            StringComparison.Ordinal
        );

    public void Dispose()
    {
        server.Dispose();
        certificates.Dispose();
    }

    private RedisOptions Options => RedisOptions.Parse($"rediss://127.0.0.1:{port}");

    private static async Task<string> ProblemAsync(RedisOptions options)
    {
        await using RedisQueue queue = RedisQueue.Open(options);
        return (await Assert.ThrowsAsync<JobStoreException>(async () => await queue.PingAsync())).Message;
    }
}
