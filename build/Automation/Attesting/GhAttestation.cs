using Automation.Processes;
using Automation.Releasing;

namespace Automation.Attesting;

/// <summary>Verifies an attestation of GitHub with GitHub's own program, which knows whom to trust and renews that.</summary>
/// <param name="program">The path of gh.</param>
/// <param name="policy">Who may have built the release.</param>
internal sealed class GhAttestation(string program, AttestationPolicy policy)
{
    private const int MostLines = 5;

    /// <summary>Verifies the attestation of a release.</summary>
    /// <param name="folder">The folder of the release.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="bundle">The file with the bundle; null to have gh ask GitHub.</param>
    /// <exception cref="AutomationException">gh refused.</exception>
    public void Verify(string folder, ReleaseManifest manifest, string? bundle)
    {
        string host = new Uri(policy.Server).Host;
        CommandResult result = new Command(
            program,
            [
                "attestation",
                "verify",
                Path.Combine(folder, ReleaseManifest.Name),
                "--hostname",
                host,
                "--repo",
                policy.Repository,
                "--signer-workflow",
                $"{host}/{policy.Repository}/{AttestationPolicy.Workflow}",
                "--source-digest",
                manifest.Commit,
                "--cert-oidc-issuer",
                policy.Issuer,
                "--predicate-type",
                ProvenanceStatement.PredicateType,
                "--deny-self-hosted-runners",
                .. bundle == null ? Array.Empty<string>() : ["--bundle", bundle],
            ],
            folder
        ).Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"gh attestation verify refused with exit code {result.ExitCode}: {Last(result.Error + result.Output)}"
            );
    }

    private static string Last(string output) =>
        string.Join(
            ' ',
            output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .TakeLast(MostLines)
        );
}
