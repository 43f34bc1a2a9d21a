using Automation.Templating.Checking;

namespace Automation.Tests.Templating;

/// <summary>A few of many: <c>./build.sh TestTemplate</c> makes projects in which every two answers meet.</summary>
public sealed class Projects_from_the_template(RenderedTemplate template) : IClassFixture<RenderedTemplate>
{
    [Theory]
    [InlineData("my-app", "--samples", "none", "--environments", "none", "--devcontainer", "false", "--docs", "false")]
    [InlineData(
        "Ünï Cöde",
        "--samples",
        "jobs",
        "--engine",
        "nuke",
        "--license",
        "Apache-2.0",
        "--organization",
        "acme"
    )]
    public void Hold_nothing_of_the_template(string name, params string[] arguments)
    {
        IReadOnlyList<string> problems = ProjectCheck.Check(template.Make(name, arguments));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
