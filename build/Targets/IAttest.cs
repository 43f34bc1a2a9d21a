using Automation;
using Automation.Attesting;
using Automation.Releasing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IAttest : IRelease
{
    [Parameter("The version of a release in artifacts/release")]
    string? ReleaseVersion => TryGetValue(() => ReleaseVersion);

    /// <summary>Gives the attestations that the forge keeps for a digest.</summary>
    Func<string, IReadOnlyList<string>> Attestations => _ => [];

    ReleaseAttestation Attestation =>
        new(
            AttestationPolicy.Find(RootDirectory, Environment.GetEnvironmentVariable),
            Environment.GetEnvironmentVariable,
            TimeProvider.System
        )
        {
            Bundles = Attestations,
        };

    Target VerifyAttestation =>
        _ =>
            _.Description(
                    "Verifies that the workflow of this repository built a release: --release-folder or --release-version"
                )
                .Executes(() =>
                {
                    ReleaseManifest manifest = Attestation.Verify(NamedRelease);
                    Log.Information(
                        "{Version} was built from {Commit}: {Digest}",
                        manifest.Version,
                        manifest.Commit,
                        manifest.Digest
                    );
                });

    /// <summary>The folder of the release that is named.</summary>
    string NamedRelease =>
        !string.IsNullOrWhiteSpace(ReleaseFolder) ? Path.GetFullPath(ReleaseFolder)
        : !string.IsNullOrWhiteSpace(ReleaseVersion) ? new ReleaseFolder(Artifacts / "release").Of(ReleaseVersion)
        : throw new AutomationException(
            "No release is named. Give its folder or its version: --release-folder FOLDER or --release-version VERSION"
        );
}
