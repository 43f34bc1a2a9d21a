using System.Text.Json;
using Automation.GitHub;
using Automation.GitHub.Loopback;

namespace Automation.Tests.GitHub;

public sealed class States_of_commits : IDisposable
{
    private readonly GitHubScratch scratch = new();
    private readonly string commit;

    public States_of_commits()
    {
        scratch.Loopback.AddUser("bot", "token-of-bot");
        scratch.Loopback.AddUser("reader", "token-of-reader", LoopbackAccess.Read);
        commit = scratch.Push("main", "a.txt", "a\n");
    }

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_told_by_the_newest_one()
    {
        using GitHubClient client = scratch.As("bot");
        GitHubStatuses statuses = new(client);
        statuses.Set(commit, "policy", isGood: false, "Nobody approves.\nNobody at all.", "https://example.org/1");
        statuses.Set(commit, "policy", isGood: true, "All rules are kept.", null);
        IReadOnlyList<JsonElement> all = client.List($"{{repo}}/commits/{commit}/statuses");
        Assert.Equal(["success", "failure"], all.Select(x => x.GetProperty("state").GetString()));
        Assert.Equal("Nobody approves. Nobody at all.", all[1].GetProperty("description").GetString());
        Assert.Equal("https://example.org/1", all[1].GetProperty("target_url").GetString());
    }

    [Fact]
    public void Are_cut_to_what_GitHub_takes()
    {
        using GitHubClient client = scratch.As("bot");
        new GitHubStatuses(client).Set(commit, "policy", isGood: false, new string('x', 500), null);
        string text = client.List($"{{repo}}/commits/{commit}/statuses")[0].GetProperty("description").GetString()!;
        Assert.Equal(140, text.Length);
        Assert.EndsWith("…", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_not_given_by_those_who_may_only_read()
    {
        using GitHubClient client = scratch.As("reader");
        Assert.NotEmpty(
            GitHubScratch.Refusal(() => new GitHubStatuses(client).Set(commit, "policy", isGood: true, "fine", null))
        );
        Assert.Empty(client.List($"{{repo}}/commits/{commit}/statuses"));
    }

    [Fact]
    public void Are_not_given_to_what_is_no_commit()
    {
        using GitHubClient client = scratch.As("bot");
        Assert.Contains(
            "No commit found",
            GitHubScratch.Refusal(() =>
                new GitHubStatuses(client).Set(new string('0', 40), "policy", isGood: true, "fine", null)
            ),
            StringComparison.Ordinal
        );
    }
}
