using Automation.Governance;

namespace Automation.Tests.Governance;

public sealed class Owners_of_a_path
{
    [Theory]
    [InlineData("*", true)]
    [InlineData("/deploy/", true)]
    [InlineData("deploy/**", true)]
    [InlineData("**/environments/", true)]
    [InlineData("*.json", true)]
    [InlineData("/deploy/environments/*", true)]
    [InlineData("/deploy/*", false)]
    [InlineData("/environments/", false)]
    [InlineData("/dep", false)]
    [InlineData("*.jsonc", false)]
    public void Are_found_by_the_pattern_as_GitHub_finds_them(string pattern, bool isOwned) =>
        Assert.Equal(
            isOwned ? ["@a"] : [],
            OwnedPath.OwnersOf($"# comment\n\n{pattern} @a # why\n", "deploy/environments/prod.json")
        );
}
