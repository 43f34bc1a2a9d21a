using System.Globalization;
using System.Text.Json.Nodes;
using Automation.Deploying;
using Automation.Environments;
using Automation.Git;
using Automation.GitHub;
using Automation.GitHub.Loopback;
using Automation.Promoting;
using Automation.Tests.Deploying;
using Automation.Tests.GitHub;

namespace Automation.Tests.Promoting;

/// <summary>A clone with three environments, its bare remote, a GitHub over that, releases in a folder, and places to deploy to that are only remembered.</summary>
internal sealed class PromotionScene : IDisposable
{
    private readonly Dictionary<string, RememberedTarget> targets = new(StringComparer.Ordinal);
    private readonly ScratchFolder releases = new();

    public PromotionScene()
    {
        Loopback.AddUser("ci[bot]", "token-of-ci");
    }

    public GitHubScratch Hub { get; } = new() { Furnish = Furnish };

    public GitScratch Clone => Hub.Clone;

    public LoopbackGitHub Loopback => Hub.Loopback;

    public List<string> Said { get; } = [];

    public string Releases => releases.Path;

    public string Story => string.Join('\n', Said);

    public DeploymentRecords Records => new(Clone.Path, Hub.Time);

    /// <summary>Where somebody works; without a login there is no GitHub.</summary>
    public PromotionContext Context(string? login = "alice", string? root = null, string? run = null)
    {
        GitRepository git = new(root ?? Clone.Path);
        ReleaseSource source = new(Releases, null, Said.Add);
        GitHubClient? client = login == null ? null : Hub.As(login);
        return new PromotionContext
        {
            Git = git,
            Environments = EnvironmentFile.ReadAll(git.Root),
            Records = new DeploymentRecords(git.Root, Hub.Time),
            Host = client == null ? null : new GitHubPromotions(client, null, null, Said.Add),
            Source = source,
            Proof = new ReleaseProof(source, git, _ => { }),
            Status = client == null ? new NoDeploymentStatus() : new GitHubDeploymentStatus(client),
            Target = x => Target(x.Name),
            Time = Hub.Time,
            Say = Said.Add,
            By = login ?? "somebody",
            Run = run == null ? null : (run, $"https://github.test/runs/{run}"),
        };
    }

    public RememberedTarget Target(string environment) =>
        targets.TryGetValue(environment, out RememberedTarget? target)
            ? target
            : targets[environment] = new RememberedTarget();

    /// <summary>Makes a release of a new commit, with its tag, and pushes both.</summary>
    public DeployedRelease Release(string version, string message = "feat: go on")
    {
        Clone.Write("code", version);
        string commit = Clone.Commit(message);
        string folder = Directory.CreateDirectory(Path.Combine(Releases, version)).FullName;
        File.WriteAllText(Path.Combine(folder, "a.tar.gz"), version);
        DeployedRelease release = DeployableRepository.Seal(folder, version, commit, "a.tar.gz");
        Clone.Git("tag", "-a", $"v{version}", "-m", $"v{version}", "-m", $"Digest: {release.Manifest.Digest}");
        Clone.Git("push", "-q", "origin", "main", $"v{version}");
        return release;
    }

    /// <summary>Records that a release was put somewhere, and lets it answer there.</summary>
    public DeploymentRecord Record(string environment, DeployedRelease release, RecordKind kind = RecordKind.Deployment)
    {
        DeploymentRecord record = new(
            environment,
            kind,
            release.Manifest.Version,
            release.Manifest.Digest,
            release.Manifest.Commit,
            Hub.Time.GetUtcNow()
        )
        {
            By = "somebody",
            Reason = kind == RecordKind.Validation ? "as it was" : null,
        };
        Records.Write(record);
        Target(environment).Run(release);
        return record;
    }

    /// <summary>A release that ran in dev and was validated in uat, so that it may go on.</summary>
    public DeployedRelease Ready(string version, string to = "uat")
    {
        DeployedRelease release = Release(version);
        Record("dev", release);
        if (to == "prod")
        {
            Record("uat", release);
            Record("uat", release, RecordKind.Validation);
        }
        return release;
    }

    public int Propose(string to, string? version = null, string login = "alice")
    {
        new PromotionProposal(Context(login)).Promote(to, version);
        GitHubPullRequest pull = Pulls(login)
            .Read(int.Parse(Said[^1].Split(' ')[0][1..], CultureInfo.InvariantCulture));
        Loopback.Pushed(login, pull.Head);
        return pull.Number;
    }

    /// <summary>Proposes, approves and merges.</summary>
    public int Promote(string to, string? version = null)
    {
        int number = Propose(to, version);
        Review(number, "bob");
        Review(number, "carol");
        Merge(number);
        return number;
    }

    public GitHubPullRequests Pulls(string login = "alice") => new(Hub.As(login));

    public void Review(int number, string login, string what = "APPROVE") =>
        Hub.As(login)
            .Send(
                HttpMethod.Post,
                FormattableString.Invariant($"{{repo}}/pulls/{number}/reviews"),
                new JsonObject { ["event"] = what }
            );

    public void Merge(int number, string method = "squash")
    {
        Hub.As("bob")
            .Send(
                HttpMethod.Put,
                FormattableString.Invariant($"{{repo}}/pulls/{number}/merge"),
                new JsonObject { ["merge_method"] = method }
            );
        Pull();
    }

    public void Pull()
    {
        Clone.Git("checkout", "-q", "main");
        Clone.Git("pull", "-q", "--ff-only", "origin", "main");
    }

    /// <summary>Lets some minutes pass.</summary>
    public void Wait() =>
        Hub.Time.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan).Dispose();

    public string Refusal(Action action) => Assert.Throws<AutomationException>(action).Message;

    public void Dispose()
    {
        Hub.Dispose();
        releases.Dispose();
    }

    private static void Furnish(GitScratch git)
    {
        Write(git, "dev", null, null);
        Write(
            git,
            "uat",
            "dev",
            """{"seconds":1,"clients":1,"p99Milliseconds":5000,"minimumPerSecond":0.5,"maximumErrors":0,"audit":"when-available"}"""
        );
        Write(git, "prod", "uat", null);
        git.Write(
            ApprovalRules.Path,
            """{"promotion":{"approvals":2,"seniorApprovals":1,"seniors":["bob"],"buildWorkflow":"x"}}"""
        );
    }

    private static void Write(GitScratch git, string name, string? previous, string? validation) =>
        git.Write(
            EnvironmentFile.PathOf(name),
            new JsonObject
            {
                ["previous"] = previous,
                ["target"] = new JsonObject
                {
                    ["kind"] = "local",
                    ["folder"] = name,
                    ["port"] = 5000,
                },
                ["settings"] = new JsonObject(),
                ["validation"] = validation == null ? null : JsonNode.Parse(validation),
                ["runs"] = null,
            }.ToJsonString(new() { WriteIndented = true }) + "\n"
        );
}
