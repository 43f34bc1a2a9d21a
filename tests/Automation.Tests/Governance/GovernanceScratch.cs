using Automation.GitHub;
using Automation.GitHub.Loopback;
using Automation.Governance;
using Automation.Processes;
using Automation.Tests.GitHub;

namespace Automation.Tests.Governance;

/// <summary>A new repository on a loopback GitHub, and files that say how it should be.</summary>
internal sealed class GovernanceScratch : IDisposable
{
    public const string Ruleset = """
        {
          "name": "main",
          "target": "branch",
          "enforcement": "active",
          "bypass_actors": [],
          "conditions": { "ref_name": { "include": ["~DEFAULT_BRANCH"], "exclude": [] } },
          "rules": [
            { "type": "deletion" },
            { "type": "update" },
            {
              "type": "pull_request",
              "parameters": {
                "dismiss_stale_reviews_on_push": true,
                "require_code_owner_review": true,
                "require_last_push_approval": true,
                "required_approving_review_count": 2,
                "required_review_thread_resolution": false
              }
            },
            {
              "type": "required_status_checks",
              "parameters": {
                "do_not_enforce_on_create": false,
                "strict_required_status_checks_policy": true,
                "required_status_checks": [{ "context": "verify" }, { "context": "policy", "integration_id": 7 }]
              }
            }
          ]
        }
        """;

    public const string File = """
        {
          "promotion": { "approvals": 2, "seniorApprovals": 1, "seniorTeam": "seniors", "seniors": ["zoe"], "buildWorkflow": "x.yml" },
          "repository": {
            "allow_squash_merge": false,
            "delete_branch_on_merge": true,
            "security_and_analysis": { "secret_scanning": { "status": "enabled" } }
          },
          "security": { "vulnerability_alerts": true, "automated_security_fixes": true, "private_vulnerability_reporting": true, "immutable_releases": true },
          "actions": {
            "permissions": { "enabled": true, "allowed_actions": "selected", "sha_pinning_required": true },
            "selected_actions": { "github_owned_allowed": true, "verified_allowed": false, "patterns_allowed": ["NuGet/login@*"] },
            "workflow": { "default_workflow_permissions": "read", "can_approve_pull_request_reviews": false },
            "fork_pr_contributor_approval": { "approval_policy": "all_external_contributors" }
          },
          "environments": {
            "dev": { "branches": ["main"], "tags": ["v*"] },
            "prod": { "branches": ["main"], "reviewers": ["seniors", "user:alice"], "preventSelfReview": true, "waitMinutes": 5 }
          },
          "labels": [
            { "name": "feat", "color": "1d76db", "description": "Something new" },
            { "name": "bug", "color": "d73a4a", "description": "Something that was wrong" }
          ],
          "rulesets": [".github/rulesets/main.json"]
        }
        """;

    private readonly ScratchFolder scratch = new();

    public GovernanceScratch()
    {
        string bare = Path.Combine(scratch.Path, "bare.git");
        Assert.Equal(0, new Command("git", ["init", "-q", "--bare", bare], scratch.Path).Run().ExitCode);
        Loopback = new LoopbackGitHub(bare, "acme", "shop", Time);
        Loopback.AddUser("admin", "token-of-admin", LoopbackAccess.Admin);
        Loopback.AddUser("reader", "token-of-reader", LoopbackAccess.Read);
        Loopback.AddUser("zoe", "token-of-zoe");
        Loopback.AddUser("alice", "token-of-alice");
        Loopback.AddTeam("seniors", "zoe");
        Settings = new LoopbackGovernance(Loopback, "acme", "shop");
        Write(GovernanceFile.Path, File);
        Write(".github/rulesets/main.json", Ruleset);
        Write(".github/CODEOWNERS", "/deploy/ @acme/seniors @zoe\n");
    }

    public HurriedTime Time { get; } = new();

    public LoopbackGitHub Loopback { get; }

    public LoopbackGovernance Settings { get; }

    public List<string> Said { get; } = [];

    public string AllSaid => string.Join('\n', Said);

    public string Folder => scratch.Path;

    /// <summary>The calls that changed something, or were to.</summary>
    public IReadOnlyList<string> Writes =>
        [.. Loopback.Requests.Where(x => x.Method != "GET").Select(x => $"{x.Method} {x.Path[1..]}")];

    public void Write(string path, string content) => scratch.Write(path, content);

    public void Change(string old, string text) =>
        Write(GovernanceFile.Path, File.Replace(old, text, StringComparison.Ordinal));

    public void Apply(string login = "admin") => Run(login, x => x.Apply());

    public void Show(string login = "admin") => Run(login, x => x.Show());

    public void Check(string login = "admin") => Run(login, x => x.Check());

    /// <summary>What <c>Apply</c> leaves, told in sentences.</summary>
    public string Left(string login = "admin") => Assert.Throws<AutomationException>(() => Apply(login)).Message;

    public GovernanceFindings Compare(string login = "admin")
    {
        using GovernanceRun run = Open(login);
        return run.Compare();
    }

    /// <summary>What differs, as where: is → should be.</summary>
    public string[] Differences(string login = "admin") =>
        [.. Compare(login).Drifts.SelectMany(x => x.Differences).Select(x => $"{x.Where}: {x.Is} → {x.ShouldBe}")];

    /// <summary>Changes something on GitHub behind the files' back.</summary>
    public void Send(HttpMethod method, string path, string? body = null)
    {
        using GitHubClient client = new(Loopback.Connection("admin"), Time, Said.Add);
        client.Send(method, path, body == null ? null : System.Text.Json.Nodes.JsonNode.Parse(body));
    }

    public void Dispose()
    {
        Loopback.Dispose();
        foreach (string file in Directory.GetFiles(scratch.Path, "*", SearchOption.AllDirectories))
            System.IO.File.SetAttributes(file, FileAttributes.Normal);
        scratch.Dispose();
    }

    private void Run(string login, Action<GovernanceRun> action)
    {
        using GovernanceRun run = Open(login);
        action(run);
    }

    private GovernanceRun Open(string login) =>
        new(Loopback.Connection(login), GovernanceFile.Read(Folder), Time, Said.Add);
}
