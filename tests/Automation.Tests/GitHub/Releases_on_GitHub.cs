using System.Text.Json.Nodes;
using Automation.GitHub;
using Automation.GitHub.Loopback;
using Automation.Releasing;
using Automation.Tests.Releasing;

namespace Automation.Tests.GitHub;

public sealed class Releases_on_GitHub : IDisposable
{
    private readonly GitHubScratch scratch = new();
    private readonly GitHubReleases releases;
    private readonly string folder;

    public Releases_on_GitHub()
    {
        releases = new GitHubReleases(scratch.As("alice"));
        folder = Path.Combine(scratch.Folder, "made");
        scratch.Write("made/a.zip", "first");
        scratch.Write("made/b.zip", "second");
        string commit = scratch.Clone.Git("rev-parse", "HEAD");
        ReleaseIdentity identity = new("1.2.0", commit, DateTimeOffset.UnixEpoch)
        {
            AssemblyVersion = "1.2.0.0",
            FileVersion = "1.2.0.0",
        };
        ReleaseManifest manifest = ReleaseManifest.Of(
            identity,
            folder,
            [new PlannedArtifact("a.zip", "library"), new PlannedArtifact("b.zip", "library")]
        );
        scratch.Write($"made/{ReleaseManifest.Name}", manifest.ToString());
        scratch.Write($"made/{ReleaseManifest.SumsName}", manifest.Sums());
        scratch.Clone.Git("tag", "-a", "-m", "Release 1.2.0", "v1.2.0");
        scratch.Clone.Git("push", "-q", "origin", "v1.2.0");
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_drafts_with_all_files_and_made_once()
    {
        Assert.StartsWith(
            "The draft v1.2.0 is there, with 4 files",
            releases.CreateDraft(Draft()),
            StringComparison.Ordinal
        );
        int requests = scratch.Loopback.Requests.Count;
        Assert.StartsWith(
            "The draft v1.2.0 was there already",
            releases.CreateDraft(Draft()),
            StringComparison.Ordinal
        );
        Assert.All(scratch.Loopback.Requests.Skip(requests), x => Assert.Equal("GET", x.Method));
        GitHubRelease release = releases.Find("v1.2.0")!;
        Assert.True(release.IsDraft);
        Assert.Equal(["SHA256SUMS", "a.zip", "b.zip", "release.json"], Names(release));
        Assert.Null(new GitHubReleases(Reader()).Find("v1.2.0"));
    }

    [Fact]
    public void Get_what_is_missing_or_changed()
    {
        releases.CreateDraft(Draft());
        scratch.Write("made/a.zip", "FIRST");
        scratch.Write("made/b.zip", "longer than before");
        releases.CreateDraft(Draft() with { Notes = "Other notes", Title = "Other" });
        GitHubRelease release = releases.Find("v1.2.0")!;
        Assert.Equal(("Other", "Other notes"), (release.Title, release.Notes));
        Assert.All(
            Directory.GetFiles(folder),
            x => Assert.Contains(release.Assets, y => y.Name == Path.GetFileName(x) && y.IsSame(x))
        );
        Assert.Equal(4, release.Assets.Count);
    }

    [Fact]
    public void Are_made_whole_after_an_upload_that_broke_off()
    {
        scratch.Loopback.Fail("POST", "/assets$", 1, 502);
        releases.CreateDraft(Draft());
        Assert.Equal(1, scratch.Loopback.Requests.Count(x => x.Method == "DELETE"));
        Assert.All(releases.Find("v1.2.0")!.Assets, x => Assert.True(x.IsWhole));
        scratch.Write("made/c.zip", "third");
        scratch.Loopback.Fail("POST", "/assets$", 1, 0);
        Assert.Contains(
            "not known",
            GitHubScratch.Refusal(() => releases.CreateDraft(Draft())),
            StringComparison.Ordinal
        );
        releases.CreateDraft(Draft());
        Assert.Equal(5, releases.Find("v1.2.0")!.Assets.Count);
    }

    [Fact]
    public void Say_when_uploads_never_end()
    {
        scratch.Loopback.Fail("POST", "/assets$", 100, 502);
        Assert.Contains(
            "change while they are sent",
            GitHubScratch.Refusal(() => releases.CreateDraft(Draft())),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Are_made_by_two_at_once_as_one()
    {
        GitHubReleases[] both =
        [
            releases,
            new GitHubReleases(scratch.As("bob")),
            new GitHubReleases(scratch.As("carol")),
        ];
        await Task.WhenAll(both.Select(x => Task.Run(() => x.CreateDraft(Draft()))));
        GitHubRelease release = releases.Find("v1.2.0")!;
        Assert.Equal(4, release.Assets.Count);
        Assert.Single(scratch.As("alice").List("{repo}/releases"));
        releases.Publish("v1.2.0");
    }

    [Fact]
    public void Are_found_behind_many_others()
    {
        GitHubClient client = scratch.As("alice");
        releases.CreateDraft(Draft());
        for (int i = 0; i < 130; i++)
            client.Send(
                HttpMethod.Post,
                "{repo}/releases",
                new JsonObject { ["tag_name"] = $"v2.0.{i}", ["draft"] = true }
            );
        Assert.Equal("v1.2.0", releases.Find("v1.2.0")!.Tag);
        Assert.Null(releases.Find("v3.0.0"));
    }

    [Fact]
    public void Are_published_once()
    {
        Assert.Contains(
            "There is no release of v1.2.0",
            GitHubScratch.Refusal(() => releases.Publish("v1.2.0")),
            StringComparison.Ordinal
        );
        releases.CreateDraft(Draft());
        GitHubRelease release = releases.Publish("v1.2.0");
        Assert.False(release.IsDraft);
        int requests = scratch.Loopback.Requests.Count;
        Assert.Equal(release.Id, releases.Publish("v1.2.0").Id);
        Assert.All(scratch.Loopback.Requests.Skip(requests), x => Assert.Equal("GET", x.Method));
        Assert.StartsWith(
            "v1.2.0 is published already, with the same 4 files",
            releases.CreateDraft(Draft()),
            StringComparison.Ordinal
        );
        scratch.Write("made/a.zip", "other");
        string message = GitHubScratch.Refusal(() => releases.CreateDraft(Draft()));
        Assert.Contains(
            "its a.zip is not the one that was made here. A published release is not changed",
            message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_not_published_when_they_are_not_whole()
    {
        releases.CreateDraft(Draft());
        GitHubClient client = scratch.As("bob");
        GitHubRelease release = releases.Find("v1.2.0")!;
        string Replaced(string name, string? content, int status = 0)
        {
            long id = releases.Find("v1.2.0")!.Assets.First(x => x.Name == name).Id;
            client.Send(HttpMethod.Delete, $"{{repo}}/releases/assets/{id}", null);
            if (status != 0)
                scratch.Loopback.Fail("POST", "/assets$", 1, status);
            if (content != null)
                client.TryUpload(release.UploadAddress, name, scratch.Write("other/file", content));
            string message = GitHubScratch.Refusal(() => releases.Publish("v1.2.0"));
            releases.CreateDraft(Draft());
            return message;
        }
        Assert.Contains("a.zip of the draft v1.2.0 is missing", Replaced("a.zip", null), StringComparison.Ordinal);
        Assert.Contains(
            "a.zip of the draft v1.2.0 is another file",
            Replaced("a.zip", "FIRST"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "a.zip of the draft v1.2.0 is not whole",
            Replaced("a.zip", "first", 502),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "release.json of the draft v1.2.0 is missing",
            Replaced("release.json", null),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "release.json of the draft v1.2.0 was changed",
            Replaced("release.json", "{}"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "SHA256SUMS of the draft v1.2.0 was changed",
            Replaced("SHA256SUMS", "x"),
            StringComparison.Ordinal
        );
        releases.Publish("v1.2.0");
    }

    [Fact]
    public void Are_not_published_before_their_tag_is_on_their_commit()
    {
        releases.CreateDraft(Draft());
        scratch.Clone.Git("push", "-q", "origin", ":refs/tags/v1.2.0");
        Assert.Contains(
            "is not on GitHub. Share it: git push origin v1.2.0",
            GitHubScratch.Refusal(() => releases.Publish("v1.2.0")),
            StringComparison.Ordinal
        );
        scratch.Clone.Commit("feat: go on");
        scratch.Clone.Git("tag", "-f", "v1.2.0");
        scratch.Clone.Git("push", "-q", "origin", "v1.2.0");
        Assert.Contains(
            "and the files are of",
            GitHubScratch.Refusal(() => releases.Publish("v1.2.0")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Are_downloaded_whole(bool isPublished)
    {
        releases.CreateDraft(Draft());
        if (isPublished)
            releases.Publish("v1.2.0");
        string target = Path.Combine(scratch.Folder, "got");
        releases.Download("v1.2.0", target);
        Assert.Equal("1.2.0", ReleaseVerification.Verify(target).Version);
        releases.Download("v1.2.0", target);
        File.WriteAllText(Path.Combine(target, "a.zip"), "other");
        Assert.Contains(
            "its a.zip is not that of the release",
            GitHubScratch.Refusal(() => releases.Download("v1.2.0", target)),
            StringComparison.Ordinal
        );
        File.WriteAllText(Path.Combine(target, "x"), "other");
        Assert.Contains(
            "its x is not that of the release",
            GitHubScratch.Refusal(() => releases.Download("v1.2.0", target)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Leave_nothing_behind_when_a_download_breaks_off()
    {
        releases.CreateDraft(Draft());
        string target = Path.Combine(scratch.Folder, "got");
        scratch.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/releases/assets/{asset}",
            _ => new LoopbackAnswer(200, "other"u8.ToArray(), "application/octet-stream")
        );
        Assert.Contains(
            "is not whole, or was changed on the way",
            GitHubScratch.Refusal(() => releases.Download("v1.2.0", target)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["bare.git", "made"],
            Directory.GetDirectories(scratch.Folder).Select(x => Path.GetFileName(x)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Cannot_write_beside_the_folder()
    {
        scratch.As("alice").Upload(Empty().UploadAddress, "../evil", scratch.Write("file", "x"));
        string message = GitHubScratch.Refusal(() => releases.Download("v9", Path.Combine(scratch.Folder, "got")));
        Assert.Contains("../evil in the release v9 is no name of a file", message, StringComparison.Ordinal);
    }

    private GitHubRelease Empty()
    {
        scratch
            .As("alice")
            .Send(HttpMethod.Post, "{repo}/releases", new JsonObject { ["tag_name"] = "v9", ["draft"] = true });
        return releases.Find("v9")!;
    }

    private GitHubClient Reader()
    {
        scratch.Loopback.AddUser("reader", "token-of-reader", LoopbackAccess.Read);
        return scratch.As("reader");
    }

    private ReleaseDraft Draft() =>
        new("v1.2.0", "1.2.0", "What it brings", false, [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)]);

    private static IEnumerable<string> Names(GitHubRelease release) =>
        release.Assets.Select(x => x.Name).Order(StringComparer.Ordinal);
}
