using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Automation.Attesting;

/// <summary>Whom the embedded verification believes: a PEM file with certificates of authorities, and the public keys of transparency logs.</summary>
public sealed class TrustRoots : IDisposable
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "ATTESTATION_TRUST_ROOTS";

    private readonly List<ECDsa> logs = [];

    private TrustRoots(string file) => File = file;

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The authorities; those that did not issue themselves are on the way to one that did.</summary>
    public X509Certificate2Collection Authorities { get; } = [];

    /// <summary>The keys of transparency logs.</summary>
    public IReadOnlyList<ECDsa> Logs => logs;

    /// <summary>Reads a file.</summary>
    /// <exception cref="AutomationException">It is not there, or holds no authority.</exception>
    public static TrustRoots Read(string file)
    {
        if (!System.IO.File.Exists(file))
            throw new AutomationException(
                $"{file} does not exist. Let {Variable} name a PEM file with the certificates of the authorities to trust."
            );
        TrustRoots roots = new(file);
        try
        {
            roots.Add(System.IO.File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            roots.Dispose();
            throw new AutomationException(
                $"{file} holds something else than certificates and public keys on elliptic curves: {exception.Message}",
                exception
            );
        }
        if (roots.Authorities.Any(IsRoot))
            return roots;
        roots.Dispose();
        throw new AutomationException(
            $"{file} holds no certificate that issued itself, so there is nothing to trust. Put the root of the authority in."
        );
    }

    /// <summary>True when an authority stands above all others.</summary>
    internal static bool IsRoot(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (X509Certificate2 certificate in Authorities)
            certificate.Dispose();
        foreach (ECDsa log in logs)
            log.Dispose();
    }

    private void Add(string text)
    {
        Authorities.ImportFromPem(text);
        ReadOnlySpan<char> rest = text;
        while (PemEncoding.TryFind(rest, out PemFields fields))
        {
            if (rest[fields.Label] is "PUBLIC KEY")
            {
                ECDsa log = ECDsa.Create();
                logs.Add(log);
                log.ImportFromPem(rest[fields.Location]);
            }
            rest = rest[fields.Location.End..];
        }
    }
}
