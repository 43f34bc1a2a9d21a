using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IAttest : IRelease, IHasEnvironment
{
    Target VerifyAttestation =>
        _ =>
            _.Description(
                    "Verifies that the workflow of this repository built a release: --release-folder, --release-version, or what runs in --environment"
                )
                .Executes(() =>
                    Log.Information(
                        "{Line}",
                        IsFolderNamed
                            ? Promotion.VerifyFolder(Path.GetFullPath(ReleaseFolder!))
                            : Promotion.VerifyVersion(ReleaseVersion, Environment)
                    )
                );

    /// <summary>The folder of the release that is named, whole and proven.</summary>
    string NamedRelease =>
        IsFolderNamed ? Path.GetFullPath(ReleaseFolder!) : Promotion.Prove(ReleaseVersion, Environment).Folder;

    private bool IsFolderNamed => ReleaseFolder is { Length: > 0 } && ReleaseVersion is not { Length: > 0 };
}
