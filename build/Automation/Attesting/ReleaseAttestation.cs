using Automation.Releasing;
using Automation.Services;

namespace Automation.Attesting;

/// <summary>Verifies that a release was built by the workflow of its repository. What is attested is its manifest, which stands for all of its files.</summary>
/// <param name="policy">Who may have built it.</param>
/// <param name="variable">Gives the value of an environment variable.</param>
/// <param name="time">Tells the time.</param>
public sealed class ReleaseAttestation(AttestationPolicy policy, Func<string, string?> variable, TimeProvider time)
{
    /// <summary>Gives the bundles that the forge keeps for a digest, such as <c>sha256:</c> and 64 hexadecimal digits; it is asked when none is in the folder.</summary>
    public Func<string, IReadOnlyList<string>> Bundles { get; init; } = _ => [];

    /// <summary>Verifies the files of a release and its attestation.</summary>
    /// <param name="folder">The folder of the release.</param>
    /// <returns>Its manifest.</returns>
    /// <exception cref="AutomationException">Something was changed, the attestation is missing or of something else, or there is nothing to verify it with.</exception>
    public ReleaseManifest Verify(string folder)
    {
        ReleaseManifest manifest = ReleaseVerification.Verify(folder);
        string file = Path.Combine(folder, AttestationBundle.FileName);
        if (variable(TrustRoots.Variable) is { Length: > 0 } trusted)
            VerifyHere(trusted, manifest, File.Exists(file) ? [File.ReadAllText(file)] : null);
        else if (ProgramPath.Find("gh", variable("PATH") ?? "") is { } program)
            new GhAttestation(program, policy).Verify(folder, manifest, File.Exists(file) ? file : null);
        else
            throw new AutomationException(
                $"Nothing here can verify the attestation of {manifest.Version}. Install GitHub's program gh and log in (gh auth login), or let {TrustRoots.Variable} name a PEM file with the authorities to trust."
            );
        return manifest;
    }

    private void VerifyHere(string trusted, ReleaseManifest manifest, IReadOnlyList<string>? bundles)
    {
        bundles ??= Bundles($"sha256:{manifest.FileSha256}");
        if (bundles.Count == 0)
            throw new AutomationException(
                $"{manifest.Version} has no attestation: there is no {AttestationBundle.FileName} in its folder, and the forge has none for its {ReleaseManifest.Name}. Let {AttestationPolicy.Workflow} build it."
            );
        using TrustRoots roots = TrustRoots.Read(trusted);
        AttestationCheck check = new(policy, roots, time);
        List<string> refusals = [];
        foreach (string bundle in bundles)
        {
            try
            {
                check.Verify(AttestationBundle.Parse(bundle), manifest);
                return;
            }
            catch (AutomationException exception)
            {
                refusals.Add(exception.Message);
            }
        }
        throw new AutomationException(
            $"The build of {manifest.Version} is not proven, so do not use it. {string.Join(' ', refusals.Distinct(StringComparer.Ordinal))}"
        );
    }
}
