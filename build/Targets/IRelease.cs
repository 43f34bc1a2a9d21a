using Automation;
using Automation.Releasing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IRelease : IHasPromotion, IHasReleaseVersion, IHasDryRun
{
    [Parameter("The folder with the files of a release that VerifyRelease looks at")]
    string? ReleaseFolder => TryGetValue(() => ReleaseFolder);

    [Parameter("Only these runtimes get archives, e.g. linux-x64")]
    string[]? ReleaseRuntimes => TryGetValue(() => ReleaseRuntimes);

    [Parameter("Makes no container images")]
    bool NoImages => TryGetValue<bool?>(() => NoImages) ?? false;

    [Parameter("Makes no packages")]
    bool NoPackages => TryGetValue<bool?>(() => NoPackages) ?? false;

    private ReleaseScope Scope =>
        new()
        {
            Runtimes = ReleaseRuntimes ?? [],
            HasPackages = !NoPackages,
            HasImages = !NoImages,
        };

    private ReleaseRun Run => new(RootDirectory, Artifacts / "release", Promotion.ReleaseHost(), Say) { Scope = Scope };

    Target Release =>
        _ =>
            _.Description("Builds a release of this commit once, into artifacts/release, and tags the commit")
                .Executes(() =>
                {
                    if (DryRun)
                        Run.Show();
                    else
                        Run.Make();
                });

    Target BuildRelease =>
        _ =>
            _.Description("Builds a release of this commit once, into artifacts/release, and nothing else")
                .Executes(() => Run.Build());

    Target PublishRelease =>
        _ =>
            _.Description("Publishes the draft of --release-version, which starts its deployment")
                .Executes(() => Log.Information("{Line}", Promotion.Publish(ReleaseVersion)));

    Target CheckReproducible =>
        _ =>
            _.Description("Builds a release of this commit twice, in two folders, and compares byte by byte")
                .Executes(() =>
                {
                    string scratch = Path.Combine(Path.GetTempPath(), $"release-{Environment.ProcessId}");
                    ReleaseManifest manifest = new Reproducibility(RootDirectory, scratch, Say)
                    {
                        Scope = Scope,
                    }.Check();
                    Log.Information("{Count} files are the same: {Digest}", manifest.Artifacts.Count, manifest.Digest);
                });

    Target VerifyRelease =>
        _ =>
            _.Description("Verifies the files in --release-folder against their digest and sums")
                .Executes(() =>
                {
                    if (string.IsNullOrWhiteSpace(ReleaseFolder))
                        throw new AutomationException("No folder is named. Give it: --release-folder FOLDER");
                    ReleaseManifest manifest = ReleaseVerification.Verify(Path.GetFullPath(ReleaseFolder));
                    Log.Information("{Version} is whole: {Digest}", manifest.Version, manifest.Digest);
                });

    private static void Say(string line) => Log.Information("{Line}", line);
}
