using Automation.GitHub;
using Automation.TemplateUpdates;
using Automation.Tests.GitHub;

namespace Automation.Tests.TemplateUpdates;

public sealed class Proposing_an_update : IDisposable
{
    private const string Branch = "template/1.1.0";
    private readonly GitHubScratch hub = new();
    private readonly VersionsInMemory template = new();
    private readonly List<string> said = [];

    public Proposing_an_update()
    {
        template["1.0.0"] = new() { ["a.txt"] = "one\n" };
        template["1.1.0"] = new() { ["a.txt"] = "two\n", ["b.txt"] = "b\n" };
        _ = template.Render("t", "1.0.0", new Dictionary<string, string> { ["name"] = "x" }, hub.Clone.At(".git/made"));
        foreach (string file in new[] { "a.txt", ".devex.json" })
            File.Move(hub.Clone.At($".git/made/{file}"), hub.Clone.At(file));
        Push("feat: begin");
    }

    public void Dispose() => hub.Dispose();

    [Fact]
    public void Pushes_the_branch_and_opens_a_pull_request_once()
    {
        Propose();
        GitHubPullRequest pull = Pull();
        Assert.Equal(("build: update to template 1.1.0", "main", Remote()), (pull.Title, pull.Base, pull.HeadSha));
        Assert.Equal("", hub.Clone.Git("branch", "--list", "template/*"));
        Propose();
        Assert.Equal((pull.Number, pull.HeadSha), (Pull().Number, Pull().HeadSha));
        Assert.StartsWith($"#{pull.Number} asks to merge it: ", said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Brings_the_branch_to_a_newer_main()
    {
        Propose();
        hub.Clone.Write("c.txt", "c\n");
        string head = Push("feat: go on");
        Propose();
        Assert.Equal(head, hub.Clone.Git("rev-parse", $"{Fetched()}^"));
    }

    [Fact]
    public void Leaves_the_work_of_people_alone()
    {
        Propose();
        hub.Clone.Git("switch", "-q", "-c", "mine", Fetched());
        hub.Clone.Write("a.txt", "solved\n");
        string solved = hub.Clone.Commit("build: solve");
        hub.Clone.Git("push", "-q", "origin", $"HEAD:{Branch}");
        hub.Clone.Git("switch", "-q", "main");
        Propose();
        Assert.Equal($"Somebody went on from this update on {Branch}, so it is left as it is.", said[^1]);
        hub.Clone.Write("c.txt", "c\n");
        Push("feat: go on");
        Assert.StartsWith(
            $"The branch {Branch} at origin has commits that are not of this update.",
            GitHubScratch.Refusal(() => Propose()),
            StringComparison.Ordinal
        );
        Assert.Equal(solved, Remote());
    }

    [Fact]
    public void Opens_the_pull_request_and_fails_when_there_are_conflicts()
    {
        hub.Clone.Write("a.txt", "mine\n");
        Push("feat: change");
        Assert.Contains(
            "does not merge by itself in a.txt",
            GitHubScratch.Refusal(() => Propose()),
            StringComparison.Ordinal
        );
        Assert.Equal(Remote(), Pull().HeadSha);
    }

    [Fact]
    public void Says_what_to_do_without_a_token()
    {
        Propose(token: null);
        Assert.StartsWith(
            $"{Branch} is pushed to origin. Open a pull request for it",
            said[^1],
            StringComparison.Ordinal
        );
        Assert.NotEmpty(Remote());
    }

    [Fact]
    public void Needs_a_remote()
    {
        hub.Clone.Git("remote", "remove", "origin");
        Assert.StartsWith(
            "There is no origin to open",
            GitHubScratch.Refusal(() => Propose()),
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void Says_who_may_push_workflows()
    {
        string hook = Path.Combine(hub.Bare, "hooks", "pre-receive");
        File.WriteAllText(hook, "#!/bin/sh\necho refusing to update workflow >&2\nexit 1\n");
#pragma warning disable CA1416 // It runs on Unix alone.
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        Assert.EndsWith(
            "that of an App with the permission 'workflows'.",
            GitHubScratch.Refusal(() => Propose()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Does_nothing_when_the_project_is_up_to_date()
    {
        new UpdateProposal(null, said.Add).Propose(new UpdatePlan("1.0.0", "1.0.0", []));
        Assert.Empty(said);
    }

    private void Propose(string? token = "token-of-alice")
    {
        Dictionary<string, string?> variables = new(StringComparer.Ordinal)
        {
            ["GITHUB_TOKEN"] = token,
            ["GITHUB_REPOSITORY"] = "acme/shop",
            ["GITHUB_API_URL"] = hub.Loopback.Api.AbsoluteUri.TrimEnd('/'),
        };
        UpdateRun run = new(hub.Clone.Path, hub.Clone.At(".git/artifacts"), said.Add)
        {
            Rendering = template,
            Variable = variables.GetValueOrDefault,
            Time = hub.Time,
        };
        run.Update(UpdateRequest.Parse("1.1.0", null), isShownOnly: false, isProposed: true);
    }

    private GitHubPullRequest Pull() => new GitHubPullRequests(hub.As("alice")).Find(Branch)!;

    private string Push(string message)
    {
        string commit = hub.Clone.Commit(message);
        hub.Clone.Git("push", "-q", "origin", "main");
        return commit;
    }

    private string Remote() => hub.Clone.Git("ls-remote", "origin", $"refs/heads/{Branch}").Split('\t')[0];

    private string Fetched()
    {
        hub.Clone.Git("fetch", "-q", "origin");
        return hub.Clone.Git("rev-parse", $"origin/{Branch}");
    }
}
