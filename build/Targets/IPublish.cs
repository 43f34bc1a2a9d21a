using Automation.Publishing;
using Automation.Releasing;
using Nuke.Common;
using Serilog;

namespace Targets;

internal interface IPublish : IAttest
{
    [Parameter("The NuGet feed that Publish pushes to, or a folder; the default push source of NuGet otherwise")]
    string? PublishSource => TryGetValue(() => PublishSource);

    [Parameter("The registry, with the name that images are under, that Publish copies images to")]
    string? PublishRegistry => TryGetValue(() => PublishRegistry);

    Target Publish =>
        _ =>
            _.Description("Pushes the packages and images of a release, with a key from NUGET_API_KEY")
                .Executes(() =>
                {
                    string folder = NamedRelease;
                    ReleaseManifest manifest = ReleaseVerification.Verify(folder);
                    string? key = Given(PackageFeed.KeyVariable);
                    new PackageFeed(Feed, key, Tell).Push(folder, manifest);
                    new ImageRegistry(PublishRegistry, Given("PATH") ?? "", Tell).Push(
                        folder,
                        manifest,
                        Artifacts / "release-images" / $"{manifest.Version}.json"
                    );
                });

    /// <summary>The feed; a folder by its full path, as dotnet runs elsewhere.</summary>
    private string? Feed =>
        string.IsNullOrWhiteSpace(PublishSource) ? null
        : Directory.Exists(PublishSource) ? Path.GetFullPath(PublishSource)
        : PublishSource;

    private static string? Given(string variable) =>
        System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    private static void Tell(string line) => Log.Information("{Line}", line);
}
