using Automation.Attesting;

namespace Automation.Tests.Attesting;

public sealed class Who_may_have_built : IDisposable
{
    private readonly GitScratch git = new();
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);

    public void Dispose() => git.Dispose();

    [Fact]
    public void Is_the_repository_of_the_workflow()
    {
        variables["GITHUB_SERVER_URL"] = "https://git.example.org/";
        variables["GITHUB_REPOSITORY"] = "octo/shop";
        Assert.Equal(
            new AttestationPolicy("https://git.example.org", "octo/shop", "https://git.example.org/_services/token"),
            Find()
        );
        variables["ATTESTATION_ISSUER"] = "https://issuer.example.org";
        Assert.Equal("https://issuer.example.org", Find().Issuer);
        variables.Remove("ATTESTATION_ISSUER");
        variables["GITHUB_SERVER_URL"] = "https://octo.ghe.com";
        Assert.Equal("https://token.actions.octo.ghe.com", Find().Issuer);
    }

    [Theory]
    [InlineData("https://github.com/octo/shop.git")]
    [InlineData("https://github.com/octo/shop/")]
    [InlineData("git@github.com:octo/shop.git")]
    [InlineData("ssh://git@github.com/octo/shop")]
    public void Is_that_of_the_remote_otherwise(string address)
    {
        git.Git("remote", "add", "origin", address);
        AttestationPolicy policy = Find();
        Assert.Equal("https://github.com/octo/shop", policy.Source);
        Assert.Equal("https://github.com/octo/shop/.github/workflows/build.yml@", policy.Signer);
        Assert.Equal("https://token.actions.githubusercontent.com", policy.Issuer);
    }

    [Fact]
    public void Is_not_known_without_either()
    {
        Assert.Contains("GITHUB_REPOSITORY=OWNER/NAME", Refusal(), StringComparison.Ordinal);
        git.Git("remote", "add", "origin", "https://example.org/octo/shop");
        Assert.Contains("there is no remote origin at https://github.com", Refusal(), StringComparison.Ordinal);
    }

    private string Refusal() => Assert.Throws<AutomationException>(Find).Message;

    private AttestationPolicy Find() => AttestationPolicy.Find(git.Path, x => variables.GetValueOrDefault(x));
}
