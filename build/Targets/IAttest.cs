using Automation;
using Automation.Attesting;
using Automation.Promoting;
using Automation.Releasing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IAttest : IRelease, IHasReleaseVersion
{
    Target VerifyAttestation =>
        _ =>
            _.Description(
                    "Verifies that the workflow of this repository built a release: --release-folder or --release-version"
                )
                .Executes(() =>
                {
                    ReleaseManifest manifest = Verify();
                    Log.Information(
                        "{Version} was built from {Commit}: {Digest}",
                        manifest.Version,
                        manifest.Commit,
                        manifest.Digest
                    );
                });

    /// <summary>The folder of the release that is named, whole and proven.</summary>
    string NamedRelease =>
        ReleaseVersion is { Length: > 0 }
            ? Promotion.Context().Proof.Prove(ReleaseSource.VersionOf(ReleaseVersion)).Folder
        : ReleaseFolder is { Length: > 0 } ? Path.GetFullPath(ReleaseFolder)
        : throw new AutomationException(
            "No release is named. Give its folder or its version: --release-folder FOLDER or --release-version VERSION"
        );

    private ReleaseManifest Verify() =>
        ReleaseVersion is { Length: > 0 }
            ? ReleaseVerification.Verify(NamedRelease)
            : new ReleaseAttestation(
                AttestationPolicy.Find(RootDirectory, Environment.GetEnvironmentVariable),
                Environment.GetEnvironmentVariable,
                TimeProvider.System
            )
            {
                Bundles = Promotion.Bundles,
            }.Verify(NamedRelease);
}
