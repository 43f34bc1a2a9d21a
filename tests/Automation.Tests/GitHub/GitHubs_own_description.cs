using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automation.GitHub;
using Automation.GitHub.Loopback;
using Automation.Releasing;

namespace Automation.Tests.GitHub;

public sealed class GitHubs_own_description : IDisposable
{
    private readonly GitHubScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [DescribedFact]
    public void Allows_what_is_sent_and_what_the_loopback_answers()
    {
        Work();
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(DescribedFactAttribute.File));
        ApiDescription description = new(document.RootElement);
        SortedSet<string> seen = new(StringComparer.Ordinal);
        List<string> problems = [];
        foreach (LoopbackExchange exchange in scratch.Loopback.Requests)
        {
            string path = exchange.Path.Split('?')[0];
            if (description.Find(exchange.Method, path) is not (string name, JsonElement operation))
                continue;
            seen.Add(string.Create(CultureInfo.InvariantCulture, $"{name} {exchange.Status}"));
            // What was sent wrong on purpose is refused.
            IEnumerable<string> sent =
                exchange.Body != null && exchange.Status < 400 ? description.InRequest(operation, exchange.Body) : [];
            IEnumerable<string> answered = description.InAnswer(operation, exchange.Status, exchange.Answer) ?? [];
            // A file of a release is no JSON.
            if (exchange.Answer == null && name == "GET /repos/{owner}/{repo}/releases/assets/{asset_id}")
                answered = [];
            problems.AddRange(sent.Concat(answered).Select(x => $"{exchange.Method} {path} {exchange.Status}: {x}"));
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(seen.Count > 35, string.Join('\n', seen));
    }

    [DescribedFact]
    public void Finds_what_is_wrong()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(DescribedFactAttribute.File));
        ApiDescription description = new(document.RootElement);
        JsonElement create = description.Find("POST", "/repos/a/b/releases")!.Value.Operation;
        Assert.Equal(
            ["body.tag_name is missing", "body.draft is no boolean", "body.tag is not described"],
            description.InRequest(create, """{"draft":"yes","tag":"v1"}""")
        );
        Assert.Contains("answer.assets is missing", description.InAnswer(create, 201, "{}")!);
        Assert.Null(description.InAnswer(create, 418, "{}"));
    }

    /// <summary>Has each part of the API be used.</summary>
    private void Work()
    {
        scratch.Loopback.AddUser("admin", "token-of-admin", LoopbackAccess.Admin);
        scratch.Loopback.AddTeam("seniors", "alice");
        scratch.Loopback.Invite("seniors", "bob");
        scratch.Loopback.Review(42, "bob", "approved", "uat");
        GitHubClient client = scratch.As("admin");
        string commit = scratch.Push("feature", "a.txt", "a\n");
        Release(client, commit);
        GitHubTeams teams = new(client);
        foreach (string login in new[] { "alice", "bob", "carol" })
            teams.Membership("acme", "seniors", login);
        teams.Membership("acme", "nobody", "alice");
        client.List("orgs/acme/teams/seniors/members");
        new GitHubRuns(client).Approvals(42);
        GitHubDeployments deployments = new(client);
        foreach (string reference in new[] { commit, "main" })
        {
            long id = deployments.Create(reference, "uat", new JsonObject { ["version"] = "1.2.0" }, "Version 1.2.0");
            foreach (GitHubDeploymentState state in Enum.GetValues<GitHubDeploymentState>())
                deployments.Tell(id, state, "So it is", new Uri("https://log.test/"), new Uri("https://uat.test/"));
            deployments.Tell(id, GitHubDeploymentState.Success, "It runs", null, null);
            client.Get($"{{repo}}/deployments/{id}");
        }
        deployments.History("uat");
        new GitHubAttestations(client).Add(Attestation());
        new GitHubAttestations(client).Bundles("sha256:0f4d");
        Refuse(client, commit);
        Environments(client);
        References(client, commit);
    }

    private void Release(GitHubClient client, string commit)
    {
        GitHubReleases releases = new(client);
        ReleaseDraft draft = new("v1.2.0", "1.2.0", "Notes", true, [scratch.Write("a.zip", "first")]);
        scratch.Loopback.Fail("POST", "/assets$", 1, 502);
        releases.CreateDraft(draft);
        releases.CreateDraft(draft with { Title = "Other" });
        GitHubRelease release = releases.Find("v1.2.0")!;
        client.Get($"{{repo}}/releases/{release.Id}/assets");
        client.Get($"{{repo}}/releases/assets/{release.Assets[0].Id}");
        releases.Download("v1.2.0", Path.Combine(scratch.Folder, "got"));
        JsonObject publish = new()
        {
            ["draft"] = false,
            ["prerelease"] = false,
            ["target_commitish"] = commit,
        };
        client.Send(HttpMethod.Patch, $"{{repo}}/releases/{release.Id}", publish);
        client.Get("{repo}/releases/latest");
        client.Get("{repo}/releases/tags/v1.2.0");
        client.Send(HttpMethod.Delete, $"{{repo}}/releases/assets/{release.Assets[0].Id}", null);
        client.Send(HttpMethod.Delete, $"{{repo}}/releases/{release.Id}", null);
    }

    private static void Environments(GitHubClient client)
    {
        long id = client.Get("orgs/acme/teams/seniors").Number("id");
        JsonObject body = new()
        {
            ["wait_timer"] = 5,
            ["prevent_self_review"] = true,
            ["reviewers"] = new JsonArray(new JsonObject { ["type"] = "Team", ["id"] = id }),
            ["deployment_branch_policy"] = new JsonObject
            {
                ["protected_branches"] = true,
                ["custom_branch_policies"] = false,
            },
        };
        client.Send(HttpMethod.Put, "{repo}/environments/uat", body);
        client.Get("{repo}/environments");
        client.Get("{repo}/environments/uat");
        client.Send(HttpMethod.Delete, "{repo}/environments/uat", null);
    }

    private static void References(GitHubClient client, string commit)
    {
        JsonObject tag = new()
        {
            ["tag"] = "v1.0.0",
            ["message"] = "Release",
            ["object"] = commit,
            ["type"] = "commit",
            ["tagger"] = new JsonObject
            {
                ["name"] = "Somebody",
                ["email"] = "somebody@example.org",
                ["date"] = "2026-01-01T00:00:00Z",
            },
        };
        string id = client.Send(HttpMethod.Post, "{repo}/git/tags", tag).Text("sha");
        client.Get($"{{repo}}/git/tags/{id}");
        JsonObject reference = new() { ["ref"] = "refs/tags/v1.0.0", ["sha"] = id };
        client.Send(HttpMethod.Post, "{repo}/git/refs", reference);
        client.Get("{repo}/git/ref/tags/v1.0.0");
        JsonObject forced = new() { ["sha"] = commit, ["force"] = true };
        client.Send(HttpMethod.Patch, "{repo}/git/refs/tags/v1.0.0", forced);
        client.Send(HttpMethod.Delete, "{repo}/git/refs/tags/v1.0.0", null);
    }

    private static void Refuse(GitHubClient client, string commit)
    {
        foreach (string path in new[] { "releases", "deployments", "git/refs", "git/tags", "attestations" })
            client.Ask(HttpMethod.Post, $"{{repo}}/{path}", new JsonObject());
        client.Ask(HttpMethod.Post, "{repo}/deployments", new JsonObject { ["ref"] = commit });
        foreach (
            string path in new[] { "releases/1", "releases/tags/x", "deployments/1", "git/ref/tags/x", "git/tags/12" }
        )
            client.Ask(HttpMethod.Get, $"{{repo}}/{path}");
    }

    private static JsonObject Attestation()
    {
        JsonObject bundle = Attestations_on_GitHub.Bundle("sha256:0f4d", 1);
        bundle.Remove("index");
        bundle["verificationMaterial"] = new JsonObject();
        return bundle;
    }
}
