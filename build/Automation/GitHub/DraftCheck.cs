using System.Text;
using System.Text.Json;
using Automation.Releasing;

namespace Automation.GitHub;

/// <summary>Looks at a draft before it is published.</summary>
/// <param name="client">The API.</param>
internal sealed class DraftCheck(GitHubClient client)
{
    /// <summary>Refuses a draft whose files are not whole, or not those of the commit that has the tag.</summary>
    public void Run(GitHubRelease release) => CheckTag(release.Tag, Manifest(release));

    /// <summary>The manifest of a draft, when all files that it names are there.</summary>
    private ReleaseManifest Manifest(GitHubRelease release)
    {
        const string Remedy = "Run ./build.sh Release again, which sends what is missing.";
        GitHubAsset? half = release.Assets.FirstOrDefault(x => !x.IsWhole);
        if (half != null)
            throw new AutomationException($"{half.Name} of the draft {release.Tag} is not whole. {Remedy}");
        string Text(string name) => Encoding.UTF8.GetString(Content(release, name, Remedy));
        ReleaseManifest manifest =
            ReleaseManifest.Parse(Text(ReleaseManifest.Name))
            ?? throw new AutomationException(
                $"{ReleaseManifest.Name} of the draft {release.Tag} was changed. {Remedy}"
            );
        if (Text(ReleaseManifest.SumsName) != manifest.Sums())
            throw new AutomationException(
                $"{ReleaseManifest.SumsName} of the draft {release.Tag} was changed. {Remedy}"
            );
        foreach (ReleaseArtifact artifact in manifest.Artifacts)
        {
            GitHubAsset? asset = release.Assets.FirstOrDefault(x => x.Name == artifact.Name);
            if (
                asset == null
                || asset.Size != artifact.Size
                || (asset.Digest != null && asset.Digest != $"sha256:{artifact.Sha256}")
            )
                throw new AutomationException(
                    $"{artifact.Name} of the draft {release.Tag} {(asset == null ? "is missing" : "is another file than the manifest names")}. {Remedy}"
                );
        }
        return manifest;
    }

    private byte[] Content(GitHubRelease release, string name, string remedy)
    {
        GitHubAsset asset =
            release.Assets.FirstOrDefault(x => x.Name == name)
            ?? throw new AutomationException($"{name} of the draft {release.Tag} is missing. {remedy}");
        string file = Path.GetTempFileName();
        try
        {
            client.Download($"{{repo}}/releases/assets/{asset.Id}", file);
            return File.ReadAllBytes(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Refuses a tag that GitHub would make itself, on whatever the default branch is at, or that is on another commit.</summary>
    private void CheckTag(string tag, ReleaseManifest manifest)
    {
        JsonElement reference =
            client.TryGet($"{{repo}}/git/ref/tags/{tag}")
            ?? throw new AutomationException($"The tag {tag} is not on GitHub. Share it: git push origin {tag}");
        string commit = reference.Text("object", "sha");
        if (reference.Text("object", "type") == "tag")
            commit = client.Get($"{{repo}}/git/tags/{commit}").Text("object", "sha");
        if (commit != manifest.Commit)
            throw new AutomationException(
                $"The tag {tag} is on commit {commit} on GitHub, and the files are of {manifest.Commit}. Release another version, or delete the tag there and share the one here: git push origin {tag}"
            );
    }
}
