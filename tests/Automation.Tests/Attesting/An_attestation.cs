using System.Text.Json.Nodes;
using Automation.Attesting;
using Automation.Releasing;

namespace Automation.Tests.Attesting;

public sealed class An_attestation : IDisposable
{
    private readonly AttestedRelease release = new();

    public void Dispose() => release.Dispose();

    [Fact]
    public void Proves_which_workflow_built_which_commit()
    {
        string bundle = release.Attestor.Bundle(release.Build);
        release.Check(bundle);
        // The form of version 0.1 and 0.2.
        JsonNode old = JsonNode.Parse(bundle)!;
        old["mediaType"] = "application/vnd.dev.sigstore.bundle+json;version=0.2";
        JsonObject material = old["verificationMaterial"]!.AsObject();
        JsonNode leaf = material["certificate"]!.DeepClone();
        material.Remove("certificate");
        material["x509CertificateChain"] = new JsonObject { ["certificates"] = new JsonArray(leaf) };
        release.Check(old.ToJsonString());
    }

    [Theory]
    [InlineData("dsseEnvelope.payload", "The signature of the attestation is not that of its payload")]
    [InlineData("dsseEnvelope.signatures.0.sig", "The signature of the attestation is not that of its payload")]
    [InlineData("verificationMaterial.certificate.rawBytes", "The ")]
    [InlineData(
        "verificationMaterial.tlogEntries.0.canonicalizedBody",
        "The entry in the transparency log was changed"
    )]
    [InlineData("verificationMaterial.tlogEntries.0.logId.keyId", "The entry in the transparency log is of a log that")]
    [InlineData(
        "verificationMaterial.tlogEntries.0.inclusionPromise.signedEntryTimestamp",
        "The entry in the transparency log was changed"
    )]
    public void Is_refused_when_one_byte_is_changed(string path, string sentence)
    {
        string bundle = release.Attestor.Bundle(release.Build);
        int length = Convert.FromBase64String(At(JsonNode.Parse(bundle)!, path).GetValue<string>()).Length;
        for (int i = 0; i < length; i++)
        {
            JsonNode root = JsonNode.Parse(bundle)!;
            JsonNode value = At(root, path);
            byte[] content = Convert.FromBase64String(value.GetValue<string>());
            content[i] ^= 1;
            value.ReplaceWith(Convert.ToBase64String(content));
            Assert.StartsWith(sentence, release.Refusal(root.ToJsonString()), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("integratedTime", "1769860801")]
    [InlineData("logIndex", "2")]
    public void Is_refused_when_a_number_of_the_log_is_changed(string name, string value)
    {
        JsonNode root = JsonNode.Parse(release.Attestor.Bundle(release.Build))!;
        root["verificationMaterial"]!["tlogEntries"]![0]![name] = value;
        Assert.StartsWith(
            "The entry in the transparency log was changed",
            release.Refusal(root.ToJsonString()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Is_refused_with_the_log_entry_of_another_signature()
    {
        JsonNode root = JsonNode.Parse(release.Attestor.Bundle(release.Build))!;
        JsonNode other = JsonNode.Parse(release.Attestor.Bundle(release.Build))!;
        root["verificationMaterial"]!["tlogEntries"] = other["verificationMaterial"]!["tlogEntries"]!.DeepClone();
        Assert.Equal(
            "The entry in the transparency log is about another signature.",
            release.Refusal(root.ToJsonString())
        );
    }

    public static TheoryData<string, string, string> Others =>
        new()
        {
            { "server", "https://example.org", "was signed by https://example.org/octo/shop/" },
            { "repository", "octo/other", "was signed by https://github.com/octo/other/.github/workflows/build.yml@" },
            { "issuer", "https://example.org", "was vouched for by https://example.org, and not https://token." },
            { "commit", "76543210", $"was signed for the commit 76543210, and not {AttestedRelease.Commit}." },
            { "digest", "c0ffee", "is about a release.json with the SHA-256 c0ffee, and not " },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public void Is_refused_for_another(string what, string value, string sentence)
    {
        LocalBuild build = release.Build;
        AttestationPolicy policy = build.Policy;
        LocalBuild other = what switch
        {
            "server" => build with { Policy = policy with { Server = value } },
            "repository" => build with { Policy = policy with { Repository = value } },
            "issuer" => build with { Policy = policy with { Issuer = value } },
            "commit" => build with { Commit = value },
            _ => build with { ManifestSha256 = value },
        };
        Assert.StartsWith(
            $"The attestation {sentence}",
            release.Refusal(release.Attestor.Bundle(other)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Is_refused_for_another_workflow()
    {
        AttestationPolicy disguised = AttestedRelease.Policy with
        {
            Repository = "octo/shop/.github/workflows/evil.yml@refs/heads",
        };
        Assert.Equal(
            "The attestation was signed by https://github.com/octo/shop/.github/workflows/evil.yml@refs/heads/.github/workflows/build.yml@refs/heads/main, and not https://github.com/octo/shop/.github/workflows/build.yml.",
            release.Refusal(release.Attestor.Bundle(release.Build with { Policy = disguised }))
        );
    }

    [Fact]
    public void Is_refused_when_the_certificate_was_not_valid_at_the_time()
    {
        LocalBuild late = release.Build with { LoggedAt = AttestedRelease.Now.AddMinutes(11) };
        Assert.Equal(
            "The certificate of the attestation is valid from 2026-01-31 12:00:00Z to 2026-01-31 12:10:00Z, and not at 2026-01-31 12:11:00Z, when it was used.",
            release.Refusal(release.Attestor.Bundle(late))
        );
        LocalBuild beyond = release.Build with { At = AttestedRelease.Now.AddHours(2) };
        Assert.StartsWith(
            "The certificate of the attestation is valid from 2026-01-31 14:00:00Z",
            release.Refusal(release.Attestor.Bundle(beyond with { LoggedAt = AttestedRelease.Now })),
            StringComparison.Ordinal
        );
        JsonNode root = JsonNode.Parse(release.Attestor.Bundle(release.Build))!;
        root["verificationMaterial"]!.AsObject().Remove("tlogEntries");
        release.Check(root.ToJsonString(), later: TimeSpan.FromMinutes(5));
        Assert.Equal(
            "The certificate of the attestation is valid from 2026-01-31 12:00:00Z to 2026-01-31 12:10:00Z, and not now; no transparency log that is trusted says when it was used.",
            release.Refusal(root.ToJsonString())
        );
        Assert.Contains(
            "and not now",
            release.Refusal(root.ToJsonString(), later: -TimeSpan.FromMinutes(1)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Has_no_time_where_no_log_is_trusted()
    {
        string authority = release.Attestor.TrustRoots.Split("-----BEGIN PUBLIC")[0];
        string file = release.Scratch.Write("authority.pem", authority);
        string bundle = release.Attestor.Bundle(release.Build);
        release.Check(bundle, file, TimeSpan.FromMinutes(5));
        Assert.Contains("and not now", release.Refusal(bundle, file), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_refused_under_another_root()
    {
        using LocalAttestor other = new(AttestedRelease.Now);
        string log = release.Attestor.TrustRoots[
            release.Attestor.TrustRoots.IndexOf("-----BEGIN PUBLIC", StringComparison.Ordinal)..
        ];
        string file = release.Scratch.Write("other.pem", other.TrustRoots + log);
        Assert.StartsWith(
            $"The certificate of the attestation does not come from an authority in {file}: ",
            release.Refusal(release.Attestor.Bundle(release.Build), file),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"mediaType":"application/json"}""")]
    [InlineData("""{"mediaType":"application/vnd.dev.sigstore.bundle.v0.3+json","messageSignature":{}}""")]
    public void Is_no_other_text(string text) =>
        Assert.StartsWith(
            "The attestation is no Sigstore bundle with a DSSE envelope and a certificate: ",
            release.Refusal(text),
            StringComparison.Ordinal
        );

    [Fact]
    public void Is_nothing_without_a_certificate_or_a_signature()
    {
        AttestationBundle bundle = AttestationBundle.Parse(release.Attestor.Bundle(release.Build));
        Assert.StartsWith(
            "The attestation has no certificate",
            Refusal(bundle with { Certificates = [] }),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The signature of the attestation is not",
            Refusal(bundle with { Signatures = [] }),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The certificate of the attestation cannot be read",
            Refusal(
                bundle with
                {
                    Certificates =
                    [
                        [1],
                    ],
                }
            ),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "The signature of the attestation is not",
            Refusal(bundle with { PayloadType = "text/plain" }),
            StringComparison.Ordinal
        );
    }

    private string Refusal(AttestationBundle bundle)
    {
        using TrustRoots roots = TrustRoots.Read(release.RootsFile);
        AttestationCheck check = new(AttestedRelease.Policy, roots, TimeProvider.System);
        return Assert.Throws<AutomationException>(() => check.Verify(bundle, release.Manifest)).Message;
    }

    private static JsonNode At(JsonNode root, string path) =>
        path.Split('.').Aggregate(root, (x, y) => char.IsAsciiDigit(y[0]) ? x[y[0] - '0']! : x[y]!);
}
