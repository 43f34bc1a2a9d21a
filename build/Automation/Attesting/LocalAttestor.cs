using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.Releasing;

namespace Automation.Attesting;

/// <summary>Attests builds with an authority and a log of its own, for rehearsals and tests. It is not for production: whoever runs it can say anything.</summary>
public sealed class LocalAttestor : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
    private readonly ECDsa log = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 authority;

    /// <summary>Makes an authority and a log.</summary>
    /// <param name="now">The time at which the authority begins.</param>
    public LocalAttestor(DateTimeOffset now)
    {
        CertificateRequest request = new("CN=Not for production", authorityKey, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        authority = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(1));
    }

    /// <summary>What <c>ATTESTATION_TRUST_ROOTS</c> is to name a file with: the certificate of the authority and the key of the log.</summary>
    public string TrustRoots => $"{authority.ExportCertificatePem()}\n{log.ExportSubjectPublicKeyInfoPem()}\n";

    /// <summary>Attests a release, and puts the bundle into its folder.</summary>
    /// <param name="folder">The folder of the release.</param>
    /// <param name="policy">Who says to have built it.</param>
    /// <param name="at">When.</param>
    /// <returns>The bundle's file.</returns>
    /// <exception cref="AutomationException">The folder holds no release.</exception>
    public string Attest(string folder, AttestationPolicy policy, DateTimeOffset at)
    {
        ReleaseManifest manifest = ReleaseVerification.Verify(folder);
        string file = Path.Combine(folder, AttestationBundle.FileName);
        File.WriteAllText(file, Bundle(new LocalBuild(policy, manifest.Commit, manifest.FileSha256, at)));
        return file;
    }

    /// <summary>Makes the bundle of a build.</summary>
    public string Bundle(LocalBuild build)
    {
        ArgumentNullException.ThrowIfNull(build);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 leaf = Issue(key, build);
        AttestationBundle unsigned = new(ProvenanceStatement.PayloadType, Statement(build), [], [leaf.RawData], []);
        byte[] signature = Sign(key, unsigned.SignedBytes());
        return Write(
            unsigned with
            {
                Signatures = [signature],
                Entries = [Enter(unsigned.Payload, signature, leaf, build)],
            }
        );
    }

    /// <inheritdoc />
    public void Dispose()
    {
        authorityKey.Dispose();
        log.Dispose();
        authority.Dispose();
    }

    private X509Certificate2 Issue(ECDsa key, LocalBuild build)
    {
        CertificateRequest request = new("", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddUri(new Uri($"{build.Policy.Signer}refs/heads/main"));
        request.CertificateExtensions.Add(names.Build(critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false));
        request.CertificateExtensions.Add(Text(SignerIdentity.IssuerNumber, build.Policy.Issuer));
        request.CertificateExtensions.Add(Text(SignerIdentity.SourceNumber, build.Policy.Source));
        request.CertificateExtensions.Add(Text(SignerIdentity.CommitNumber, build.Commit));
        return request.Create(authority, build.At, build.At + Lifetime, RandomNumberGenerator.GetBytes(16));
    }

    private static X509Extension Text(int number, string value)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, value);
        return new X509Extension(
            FormattableString.Invariant($"{SignerIdentity.Numbers}{number}"),
            writer.Encode(),
            critical: false
        );
    }

    private static byte[] Statement(LocalBuild build) =>
        Bytes(
            new JsonObject
            {
                ["_type"] = ProvenanceStatement.Type,
                ["subject"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = ReleaseManifest.Name,
                        ["digest"] = new JsonObject { ["sha256"] = build.ManifestSha256 },
                    }
                ),
                ["predicateType"] = ProvenanceStatement.PredicateType,
                ["predicate"] = new JsonObject
                {
                    ["buildDefinition"] = new JsonObject
                    {
                        ["buildType"] = "https://actions.github.io/buildtypes/workflow/v1",
                        ["resolvedDependencies"] = new JsonArray(
                            new JsonObject
                            {
                                ["uri"] = $"git+{build.Policy.Source}@refs/heads/main",
                                ["digest"] = new JsonObject { ["gitCommit"] = build.Commit },
                            }
                        ),
                    },
                    ["runDetails"] = new JsonObject
                    {
                        ["builder"] = new JsonObject { ["id"] = $"{build.Policy.Signer}refs/heads/main" },
                    },
                },
            }
        );

    private LogEntry Enter(ReadOnlyMemory<byte> payload, byte[] signature, X509Certificate2 leaf, LocalBuild build)
    {
        byte[] body = Bytes(
            new JsonObject
            {
                ["apiVersion"] = "0.0.1",
                ["kind"] = "dsse",
                ["spec"] = new JsonObject
                {
                    ["payloadHash"] = new JsonObject
                    {
                        ["algorithm"] = "sha256",
                        ["value"] = Convert.ToHexStringLower(SHA256.HashData(payload.Span)),
                    },
                    ["signatures"] = new JsonArray(
                        new JsonObject
                        {
                            ["signature"] = Convert.ToBase64String(signature),
                            ["verifier"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(leaf.ExportCertificatePem())),
                        }
                    ),
                },
            }
        );
        byte[] id = SHA256.HashData(log.ExportSubjectPublicKeyInfo());
        LogEntry entry = new(body, build.LoggedAt.ToUnixTimeSeconds(), 1, id, default);
        return entry with { Promise = Sign(log, TransparencyLog.Statement(entry)) };
    }

    private static string Write(AttestationBundle bundle)
    {
        LogEntry entry = bundle.Entries[0];
        return new JsonObject
        {
            ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
            ["verificationMaterial"] = new JsonObject
            {
                ["certificate"] = new JsonObject { ["rawBytes"] = Convert.ToBase64String(bundle.Certificates[0]) },
                ["tlogEntries"] = new JsonArray(
                    new JsonObject
                    {
                        ["logIndex"] = FormattableString.Invariant($"{entry.Index}"),
                        ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(entry.LogId.Span) },
                        ["integratedTime"] = FormattableString.Invariant($"{entry.Time}"),
                        ["inclusionPromise"] = new JsonObject
                        {
                            ["signedEntryTimestamp"] = Convert.ToBase64String(entry.Promise.Span),
                        },
                        ["canonicalizedBody"] = Convert.ToBase64String(entry.Body.Span),
                    }
                ),
            },
            ["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(bundle.Payload.Span),
                ["payloadType"] = bundle.PayloadType,
                ["signatures"] = new JsonArray(
                    new JsonObject { ["sig"] = Convert.ToBase64String(bundle.Signatures[0]) }
                ),
            },
        }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    private static byte[] Sign(ECDsa key, ReadOnlyMemory<byte> content) =>
        key.SignData(content.Span, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());
}
