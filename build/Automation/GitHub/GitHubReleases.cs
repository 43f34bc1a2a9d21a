using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.Releasing;

namespace Automation.GitHub;

/// <summary>Releases on GitHub. What is done can be done again: it changes nothing when it is there already.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubReleases(GitHubClient client) : IReleaseHost
{
    /// <inheritdoc />
    public bool NeedsTag => true;

    /// <inheritdoc />
    public string? Attestation(string digest) =>
        new GitHubAttestations(client).Bundles(digest) is [var first, ..] ? first.GetRawText() : null;

    private const int Rounds = 5;

    /// <summary>Finds the release of a tag, a draft too when the token may see it.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public GitHubRelease? Find(string tag)
    {
        GitHubRelease[] found = [.. All(tag)];
        return found.FirstOrDefault(x => !x.IsDraft) ?? found.MinBy(x => x.Id);
    }

    /// <inheritdoc />
    public string CreateDraft(ReleaseDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (Find(draft.Tag) is { IsDraft: false } published)
            return Compare(published, draft);
        GitHubRelease release = OwnDraft(draft);
        int sent = 0;
        for (int round = 0; round < Rounds; round++)
        {
            string[] missing = [.. draft.Files.Where(x => !IsThere(release, x))];
            if (missing.Length == 0)
                return $"The draft {draft.Tag} {(sent == 0 ? "was there already" : "is there")}, with {draft.Files.Count} files: {release.Page}";
            foreach (string file in missing)
                sent += Replace(release, file) ? 1 : 0;
            release = Read(release.Id);
        }
        throw new AutomationException(
            $"The files of the draft {draft.Tag} change while they are sent: {release.Page}. Something else writes to it; wait for its end, and run this again."
        );
    }

    /// <summary>Publishes the draft of a tag, when its files are whole and the tag is on the commit that they are of.</summary>
    /// <returns>The release; it may have been published before.</returns>
    /// <exception cref="AutomationException">There is no draft, or it is not whole.</exception>
    public GitHubRelease Publish(string tag)
    {
        GitHubRelease release = Existing(tag);
        if (!release.IsDraft)
            return release;
        new DraftCheck(client).Run(release);
        JsonObject body = new()
        {
            ["tag_name"] = tag,
            ["draft"] = false,
            // The newest version is the latest one, also when an older one is mended later.
            ["make_latest"] = release.IsPreRelease ? "false" : "legacy",
        };
        return GitHubRelease.Read(client.Send(HttpMethod.Patch, $"{{repo}}/releases/{release.Id}", body));
    }

    /// <summary>Gets all files of a release, of a draft too. The folder is whole or not there.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="folder">The folder to make. When it is there already with the same files, nothing is done.</param>
    /// <exception cref="AutomationException">There is no such release, or the folder holds something else.</exception>
    public void Download(string tag, string folder) => new ReleaseDownload(client).Run(Existing(tag), folder);

    private GitHubRelease Existing(string tag) =>
        Find(tag)
        ?? throw new AutomationException(
            $"There is no release of {tag}, or the token may not see its draft. Make it: ./build.sh Release"
        );

    /// <summary>The releases of a tag. Drafts are not found by their tag, so all are looked through, the newest first, until a published one is found.</summary>
    private IEnumerable<GitHubRelease> All(string tag)
    {
        foreach (IReadOnlyList<JsonElement> page in client.Pages("{repo}/releases"))
        {
            GitHubRelease[] found = [.. page.Where(x => x.Text("tag_name") == tag).Select(GitHubRelease.Read)];
            foreach (GitHubRelease release in found)
                yield return release;
            if (found.Any(x => !x.IsDraft))
                yield break;
        }
    }

    private GitHubRelease Read(long id) => GitHubRelease.Read(client.Get($"{{repo}}/releases/{id}"));

    /// <summary>The draft, made or brought up to date. When two make one at once, both go on with the first.</summary>
    private GitHubRelease OwnDraft(ReleaseDraft draft)
    {
        JsonObject body = new()
        {
            ["tag_name"] = draft.Tag,
            ["name"] = draft.Title,
            ["body"] = draft.Notes,
            ["draft"] = true,
            ["prerelease"] = draft.IsPreRelease,
        };
        if (Find(draft.Tag) is { } there)
            return there.Title == draft.Title && there.Notes == draft.Notes && there.IsPreRelease == draft.IsPreRelease
                ? there
                : GitHubRelease.Read(client.Send(HttpMethod.Patch, $"{{repo}}/releases/{there.Id}", body));
        GitHubRelease made = GitHubRelease.Read(client.Send(HttpMethod.Post, "{repo}/releases", body));
        GitHubRelease first = Find(draft.Tag) ?? made;
        if (first.Id != made.Id)
            client.Ask(HttpMethod.Delete, $"{{repo}}/releases/{made.Id}");
        return first;
    }

    private static bool IsThere(GitHubRelease release, string file) =>
        release.Assets.Any(x => x.Name == Path.GetFileName(file) && x.IsSame(file));

    /// <summary>Sends a file in place of what has its name.</summary>
    /// <returns>False when another process was faster; what it sent is looked at in the next round.</returns>
    private bool Replace(GitHubRelease release, string file)
    {
        string name = Path.GetFileName(file);
        foreach (GitHubAsset asset in release.Assets.Where(x => x.Name == name))
        {
            GitHubAnswer deleted = client.Ask(HttpMethod.Delete, $"{{repo}}/releases/assets/{asset.Id}");
            if (deleted.Status != HttpStatusCode.NotFound)
                client.Good(deleted);
        }
        GitHubAnswer answer = client.TryUpload(release.UploadAddress, name, file);
        // A gateway that fails may leave a part of the file; the next round deletes it.
        if (GitHubRefusal.IsThereAlready(answer) || answer.Status == HttpStatusCode.BadGateway)
            return false;
        client.Good(answer);
        return true;
    }

    private static string Compare(GitHubRelease published, ReleaseDraft draft)
    {
        string? other = draft.Files.FirstOrDefault(x => !IsThere(published, x));
        return other == null
            ? $"{draft.Tag} is published already, with the same {draft.Files.Count} files: {published.Page}"
            : throw new AutomationException(
                $"{draft.Tag} is published already, and its {Path.GetFileName(other)} is not the one that was made here. A published release is not changed: release another version, or compare with ./build.sh CheckReproducible."
            );
    }
}
