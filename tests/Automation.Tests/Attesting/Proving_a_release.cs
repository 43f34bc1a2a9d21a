using Automation.Attesting;
using Automation.Releasing;

namespace Automation.Tests.Attesting;

public sealed class Proving_a_release : IDisposable
{
    private readonly AttestedRelease release = new();
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public Proving_a_release() => variables[TrustRoots.Variable] = release.RootsFile;

    public void Dispose() => release.Dispose();

    [Fact]
    public void Takes_the_bundle_beside_its_files()
    {
        string file = release.Attestor.Attest(release.Folder, AttestedRelease.Policy, AttestedRelease.Now);
        Assert.Equal(AttestationBundle.FileName, Path.GetFileName(file));
        Assert.Equal(release.Manifest.Digest, Verification().Verify(release.Folder).Digest);
        Assert.Equal(release.Manifest.Digest, ReleaseVerification.Verify(release.Folder).Digest);
    }

    [Fact]
    public void Takes_those_that_the_forge_keeps()
    {
        List<string> asked = [];
        ReleaseAttestation verification = new(AttestedRelease.Policy, Variable, TimeProvider.System)
        {
            Bundles = digest =>
            {
                asked.Add(digest);
                return ["{}", release.Attestor.Bundle(release.Build)];
            },
        };
        verification.Verify(release.Folder);
        Assert.Equal([$"sha256:{release.Manifest.FileSha256}"], asked);
    }

    [Fact]
    public void Fails_without_a_bundle() =>
        Assert.Equal(
            "1.2.0 has no attestation: there is no attestation.sigstore.json in its folder, and the forge has none for its release.json. Let .github/workflows/build.yml build it.",
            Refusal()
        );

    [Fact]
    public void Fails_when_every_bundle_does()
    {
        release.Scratch.Write($"1.2.0/{AttestationBundle.FileName}", "{}");
        Assert.StartsWith(
            "The build of 1.2.0 is not proven, so do not use it. The attestation is no Sigstore bundle",
            Refusal(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fails_when_a_file_or_the_manifest_was_changed()
    {
        release.Attestor.Attest(release.Folder, AttestedRelease.Policy, AttestedRelease.Now);
        File.WriteAllText(Path.Combine(release.Folder, "a.zip"), "other");
        Assert.StartsWith("a.zip was changed", Refusal(), StringComparison.Ordinal);
        // All of it made anew by somebody else: only the attestation tells.
        Releasing.Verifying_a_release.Release(release.Folder, ["a.zip"], AttestedRelease.Commit);
        Assert.Contains("is about a release.json with the SHA-256", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fails_when_nothing_can_verify()
    {
        variables.Clear();
        variables["PATH"] = release.Folder;
        Assert.StartsWith(
            "Nothing here can verify the attestation of 1.2.0. Install GitHub's program gh",
            Refusal(),
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void Asks_gh_where_no_roots_are_named()
    {
        variables.Clear();
        string asked = Path.Combine(release.Scratch.Path, "asked");
        release.Scratch.WriteProgram(
            "bin/gh",
            $"#!/bin/sh\necho \"$*\" >'{asked}'\ntest ! -e '{asked}.no' || {{ echo 'Error: no' >&2; exit 1; }}\n"
        );
        variables["PATH"] = Path.Combine(release.Scratch.Path, "bin");
        Verification().Verify(release.Folder);
        string manifest = Path.Combine(release.Folder, ReleaseManifest.Name);
        string line =
            $"attestation verify {manifest} --hostname github.com --repo octo/shop --signer-workflow github.com/octo/shop/.github/workflows/build.yml --source-digest {AttestedRelease.Commit} --cert-oidc-issuer https://token.actions.githubusercontent.com --predicate-type https://slsa.dev/provenance/v1 --deny-self-hosted-runners";
        Assert.Equal(line, File.ReadAllText(asked).TrimEnd());
        string bundle = release.Attestor.Attest(release.Folder, AttestedRelease.Policy, AttestedRelease.Now);
        Verification().Verify(release.Folder);
        Assert.Equal($"{line} --bundle {bundle}", File.ReadAllText(asked).TrimEnd());
        release.Scratch.Write("asked.no", "");
        Assert.Equal("gh attestation verify refused with exit code 1: Error: no", Refusal());
    }

    [Theory]
    [InlineData("", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "holds something else than")]
    [InlineData("", "nothing", "holds no certificate that issued itself")]
    [InlineData("nowhere", "", "does not exist. Let ATTESTATION_TRUST_ROOTS name a PEM file")]
    public void Says_what_is_wrong_with_the_roots(string suffix, string content, string sentence)
    {
        release.Attestor.Attest(release.Folder, AttestedRelease.Policy, AttestedRelease.Now);
        variables[TrustRoots.Variable] = release.Scratch.Write("other.pem", content) + suffix;
        Assert.Contains(sentence, Refusal(), StringComparison.Ordinal);
    }

    private string Refusal() => Assert.Throws<AutomationException>(() => Verification().Verify(release.Folder)).Message;

    private ReleaseAttestation Verification() => new(AttestedRelease.Policy, Variable, TimeProvider.System);

    private string? Variable(string name) => variables.GetValueOrDefault(name);
}
