using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Template.Jobs.Contract;

namespace Template.Jobs.Redis.Tests.Client;

/// <summary>An authority of a test's own and a server's certificate from it, as files.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestCertificates()
    {
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authority = new("CN=Authority of a test", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 issuer = authority.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest server = new("CN=Redis", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = server.Create(issuer, now.AddHours(-1), now.AddMinutes(50), [1, 2, 3]);

        File.WriteAllText(Authority, issuer.ExportCertificatePem());
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    public string Authority => Path.Combine(folder.Path, "authority.pem");

    public string Certificate => Path.Combine(folder.Path, "certificate.pem");

    public string Key => Path.Combine(folder.Path, "key.pem");

    public void Dispose() => folder.Dispose();
}
