using Automation.GitHub;

namespace Automation.Tests.GitHub;

public sealed class Finding_a_repository_on_GitHub : IDisposable
{
    private readonly GitScratch git = new();
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal) { ["GITHUB_TOKEN"] = "secret" };

    public void Dispose() => git.Dispose();

    [Fact]
    public void Reads_the_variables_that_workflows_have()
    {
        variables["GITHUB_REPOSITORY"] = "acme/shop";
        variables["GITHUB_API_URL"] = "https://github.acme.test/api/v3";
        GitHubConnection connection = Find()!;
        Assert.Equal(("acme", "shop", "secret"), (connection.Owner, connection.Name, connection.Token));
        Assert.Equal("https://github.acme.test/api/v3", connection.Api.AbsoluteUri);
        Assert.Equal("acme/shop at https://github.acme.test/api/v3", connection.ToString());
    }

    [Theory]
    [InlineData("https://github.com/acme/shop.git", "acme/shop")]
    [InlineData("https://x-access-token:abc@github.com/acme/shop", "acme/shop")]
    [InlineData("git@github.com:acme/shop.git", "acme/shop")]
    [InlineData("ssh://git@ssh.github.com:443/acme/my.shop.git", "acme/my.shop")]
    [InlineData("https://gitlab.com/acme/shop.git", null)]
    [InlineData("https://github.com.evil.test/acme/shop.git", null)]
    [InlineData("../elsewhere", null)]
    public void Takes_the_remote_when_it_is_on_the_server(string remote, string? expected)
    {
        git.Git("remote", "add", "origin", remote);
        GitHubConnection? connection = Find();
        Assert.Equal(expected, connection == null ? null : $"{connection.Owner}/{connection.Name}");
    }

    [Fact]
    public void Knows_other_servers()
    {
        git.Git("remote", "add", "origin", "git@github.acme.test:team/shop");
        Assert.Null(Find());
        variables["GITHUB_SERVER_URL"] = "https://github.acme.test";
        Assert.Equal("team", Find()!.Owner);
        Assert.Equal("https://api.github.com/", Find()!.Api.AbsoluteUri);
    }

    [Fact]
    public void Finds_nothing_without_a_token_or_a_remote()
    {
        Assert.Null(Find());
        variables["GITHUB_REPOSITORY"] = "acme/shop";
        variables["GITHUB_TOKEN"] = " ";
        Assert.Null(Find());
        variables["GH_TOKEN"] = " other\n";
        Assert.Equal("other", Find()!.Token);
    }

    [Theory]
    [InlineData(
        "GITHUB_REPOSITORY",
        "shop",
        "GITHUB_REPOSITORY is 'shop', which is no repository. Set it to OWNER/NAME."
    )]
    [InlineData("GITHUB_API_URL", "api", "GITHUB_API_URL is 'api', which is no address.")]
    [InlineData("GITHUB_API_URL", "http://api.acme.test", "is not reached through TLS, so the token is not sent")]
    [InlineData("GITHUB_TOKEN", "sec ret", "has characters that no token has")]
    public void Refuses_what_cannot_be_used_without_showing_the_token(string name, string value, string expected)
    {
        variables["GITHUB_REPOSITORY"] = "acme/shop";
        variables[name] = value;
        string message = GitHubScratch.Refusal(() => Find());
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain(variables["GITHUB_TOKEN"], message, StringComparison.Ordinal);
    }

    private GitHubConnection? Find() => GitHubConnection.Find(git.Path, variables.GetValueOrDefault);
}
