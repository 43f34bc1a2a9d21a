using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Automation.Releasing;

namespace Automation.Attesting;

/// <summary>Verifies that the workflow of a repository built a release, against roots of trust that are named.</summary>
/// <param name="policy">Who may have built it.</param>
/// <param name="roots">Who may vouch for that.</param>
/// <param name="time">Tells the time at which a certificate has to be valid where no log tells when it was used.</param>
public sealed class AttestationCheck(AttestationPolicy policy, TrustRoots roots, TimeProvider time)
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    /// <summary>Verifies a bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="manifest">What it should be about.</param>
    /// <exception cref="AutomationException">Something differs: the first thing that does is named.</exception>
    public void Verify(AttestationBundle bundle, ReleaseManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(manifest);
        X509Certificate2[] certificates = Certificates(bundle);
        try
        {
            X509Certificate2 leaf = certificates[0];
            VerifySignature(bundle, leaf);
            VerifyIssued(certificates, new TransparencyLog(roots.Logs).TimeOf(bundle, leaf));
            VerifySigner(SignerIdentity.Read(leaf), manifest);
            VerifyStatement(ProvenanceStatement.Read(bundle), manifest);
        }
        catch (CryptographicException exception)
        {
            throw new AutomationException(
                $"The certificate of the attestation cannot be read: {exception.Message}",
                exception
            );
        }
        finally
        {
            foreach (X509Certificate2 certificate in certificates)
                certificate.Dispose();
        }
    }

    private static X509Certificate2[] Certificates(AttestationBundle bundle)
    {
        if (bundle.Certificates.Count == 0)
            throw new AutomationException("The attestation has no certificate, so nobody signed it.");
        try
        {
            return [.. bundle.Certificates.Select(x => X509CertificateLoader.LoadCertificate(x))];
        }
        catch (CryptographicException exception)
        {
            throw new AutomationException(
                $"The certificate of the attestation cannot be read: {exception.Message}",
                exception
            );
        }
    }

    private static void VerifySignature(AttestationBundle bundle, X509Certificate2 leaf)
    {
        using ECDsa key =
            leaf.GetECDsaPublicKey()
            ?? throw new AutomationException("The key of the attestation is not on an elliptic curve.");
        HashAlgorithmName hash = key.KeySize switch
        {
            256 => HashAlgorithmName.SHA256,
            384 => HashAlgorithmName.SHA384,
            _ => throw new AutomationException(
                $"The key of the attestation has {key.KeySize} bits, and not 256 or 384."
            ),
        };
        if (
            bundle.Signatures.Count == 0
            || !bundle.Signatures.All(x =>
                key.VerifyData(bundle.SignedBytes().Span, x, hash, DSASignatureFormat.Rfc3279DerSequence)
            )
        )
            throw new AutomationException(
                "The signature of the attestation is not that of its payload: one of them was changed."
            );
    }

    private void VerifyIssued(X509Certificate2[] certificates, DateTimeOffset? signed)
    {
        X509Certificate2 leaf = certificates[0];
        DateTime at = (signed ?? time.GetUtcNow()).UtcDateTime;
        if (at < leaf.NotBefore.ToUniversalTime() || at > leaf.NotAfter.ToUniversalTime())
            throw new AutomationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The certificate of the attestation is valid from {leaf.NotBefore.ToUniversalTime():u} to {leaf.NotAfter.ToUniversalTime():u}, and not {(signed == null ? "now; no transparency log that is trusted says when it was used" : $"at {at:u}, when it was used")}."
                )
            );
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots.Authorities.Where(TrustRoots.IsRoot).ToArray());
        chain.ChainPolicy.ExtraStore.AddRange(roots.Authorities);
        chain.ChainPolicy.ExtraStore.AddRange(certificates.Skip(1).ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = at;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(CodeSigning));
        if (!chain.Build(leaf))
            throw new AutomationException(
                $"The certificate of the attestation does not come from an authority in {roots.File}: {string.Join(", ", chain.ChainStatus.Select(x => x.Status))}."
            );
    }

    private void VerifySigner(SignerIdentity identity, ReleaseManifest manifest)
    {
        if (!identity.Signer.StartsWith(policy.Signer, StringComparison.Ordinal))
            throw Differs("was signed by", identity.Signer, policy.Signer[..^1]);
        if (identity.Issuer != policy.Issuer)
            throw Differs("was vouched for by", identity.Issuer, policy.Issuer);
        if (identity.Source is { } source && source != policy.Source)
            throw Differs("is of the repository", source, policy.Source);
        if (identity.Commit is { } commit && commit != manifest.Commit)
            throw Differs("was signed for the commit", commit, manifest.Commit);
    }

    private void VerifyStatement(ProvenanceStatement statement, ReleaseManifest manifest)
    {
        string digest = manifest.FileSha256;
        if (!statement.Subjects.Contains(digest, StringComparer.Ordinal))
            throw Differs(
                $"is about a {ReleaseManifest.Name} with the SHA-256",
                string.Join(" or ", statement.Subjects),
                digest
            );
        (string Address, string Commit)[] own =
        [
            .. statement.Sources.Where(x => x.Address.StartsWith($"git+{policy.Source}@", StringComparison.Ordinal)),
        ];
        if (own.Length == 0)
            throw Differs(
                "states a build from",
                string.Join(" and ", statement.Sources.Select(x => x.Address).DefaultIfEmpty("nothing")),
                $"git+{policy.Source}"
            );
        if (own.FirstOrDefault(x => x.Commit != manifest.Commit) is { Address: not null } other)
            throw Differs("states a build of the commit", other.Commit, manifest.Commit);
    }

    private static AutomationException Differs(string what, string found, string expected) =>
        new($"The attestation {what} {found}, and not {expected}.");
}
