using System.Text.Json.Nodes;
using Automation.GitHub;

namespace Automation.Tests.GitHub;

public sealed class Teams_runs_and_deployments_on_GitHub : IDisposable
{
    private readonly GitHubScratch scratch = new();
    private readonly GitHubClient client;

    public Teams_runs_and_deployments_on_GitHub() => client = scratch.As("alice");

    public void Dispose()
    {
        client.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public void Tell_members_from_those_who_were_invited_and_from_others()
    {
        scratch.Loopback.AddTeam("seniors", "alice");
        scratch.Loopback.Invite("seniors", "bob");
        GitHubTeams teams = new(client);
        Assert.True(teams.IsMember("acme", "seniors", "Alice"));
        Assert.False(teams.IsMember("acme", "seniors", "bob"));
        Assert.False(teams.IsMember("acme", "seniors", "carol"));
        Assert.Equal(
            [GitHubMembership.Active, GitHubMembership.Pending, GitHubMembership.None],
            new[] { "alice", "bob", "carol" }.Select(x => teams.Membership("acme", "seniors", x))
        );
    }

    [Fact]
    public void Say_that_nothing_is_known_of_a_team_that_cannot_be_seen()
    {
        scratch.Loopback.AddTeam("seniors", "alice");
        scratch.Loopback.AddUser("ci[bot]", "token-of-ci", readsTeams: false);
        Assert.Null(new GitHubTeams(scratch.As("ci[bot]")).IsMember("acme", "seniors", "alice"));
        GitHubTeams teams = new(client);
        Assert.Null(teams.IsMember("acme", "nobody", "alice"));
        Assert.Null(teams.IsMember("other", "seniors", "alice"));
        scratch.Loopback.Fail("GET", "memberships", 1, 403);
        Assert.Null(teams.IsMember("acme", "seniors", "alice"));
        scratch.Loopback.Fail("GET", "seniors$", 1, 403);
        Assert.Null(teams.IsMember("acme", "seniors", "carol"));
        scratch.Loopback.Fail("GET", "memberships", 1, 401);
        Assert.Contains(
            "401",
            GitHubScratch.Refusal(() => teams.IsMember("acme", "seniors", "alice")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Name_who_approved_a_run()
    {
        scratch.Loopback.Review(42, "bob", "approved", "uat");
        scratch.Loopback.Review(42, "carol", "rejected", "uat");
        scratch.Loopback.Review(43, "carol", "approved", "prod");
        Assert.Equal(
            [("bob", true, "uat"), ("carol", false, "uat")],
            new GitHubRuns(client).Approvals(42).Select(x => (x.By, x.IsApproved, x.Environments[0]))
        );
    }

    [Fact]
    public void Keep_the_history_of_an_environment()
    {
        GitHubDeployments deployments = new(client);
        string commit = scratch.Clone.Git("rev-parse", "HEAD");
        Assert.Empty(deployments.History("dev"));
        long first = deployments.Create(commit, "dev", new JsonObject { ["version"] = "1.0.0" }, "First");
        deployments.Tell(first, GitHubDeploymentState.InProgress, "Begins", new Uri("https://log.test/1"), null);
        deployments.Tell(first, GitHubDeploymentState.Success, "Runs", null, new Uri("https://dev.test/"));
        long second = deployments.Create("main", "dev", null, new string('x', 200));
        deployments.Tell(second, GitHubDeploymentState.Success, new string('x', 200), null, null);
        long third = deployments.Create(commit, "dev", null, "Third");
        deployments.Tell(third, GitHubDeploymentState.Failure, "Failed", null, null);
        deployments.Create(commit, "dev", null, "Fourth");
        deployments.Create(commit, "uat", null, "Other");
        IReadOnlyList<GitHubDeployment> history = deployments.History("dev");
        Assert.Equal(["pending", "failure", "success", "inactive"], history.Select(x => x.State));
        GitHubDeployment oldest = history[^1];
        Assert.Equal(
            (first, "dev", commit, commit, "alice"),
            (oldest.Id, oldest.Environment, oldest.Reference, oldest.Commit, oldest.By)
        );
        Assert.Equal("1.0.0", oldest.Payload!.Value.GetProperty("version").GetString());
        Assert.Equal(scratch.Time.GetUtcNow(), oldest.At);
        Assert.Equal(["pending"], deployments.History("dev", 1).Select(x => x.State));
        deployments.Tell(second, GitHubDeploymentState.Inactive, "Stopped", null, null);
        Assert.Equal("inactive", deployments.History("dev")[2].State);
    }

    [Fact]
    public void Merge_nothing_into_what_is_deployed_and_wait_for_no_check()
    {
        Assert.True(scratch.Clone.Repository.TryLine("rev-parse", "HEAD") != null);
        new GitHubDeployments(client).Create("main", "dev", null, "First");
        JsonNode body = JsonNode.Parse(scratch.Loopback.Requests[^1].Body!)!;
        Assert.False((bool)body["auto_merge"]!);
        Assert.Empty(body["required_contexts"]!.AsArray());
        Assert.Contains(
            "No ref found for: nowhere",
            GitHubScratch.Refusal(() => new GitHubDeployments(client).Create("nowhere", "dev", null, "")),
            StringComparison.Ordinal
        );
    }
}
