using Automation.Versioning;

namespace Automation.Tests.Versioning;

public sealed class Options_of_the_version
{
    [Theory]
    [InlineData("Version --repository", "--repository")]
    [InlineData("Version --repository --json", "--repository")]
    [InlineData("Version --repository=", "--repository")]
    [InlineData("Version --Branch ''", "--branch")]
    [InlineData("Version --commit '' --json", "--commit")]
    [InlineData("Version -variable", "--variable")]
    [InlineData("Version --versionSettings", "--version-settings")]
    [InlineData("Version --version-source -x", "--version-source")]
    [InlineData("ReleaseNotes --release-version", "--release-version")]
    public void Are_refused_without_a_value(string line, string name) =>
        Assert.Equal(
            $"{name} has no value. Give it one, or leave the option out.",
            Assert.Throws<AutomationException>(() => VersionOptions.RequireValues(Words(line))).Message
        );

    [Theory]
    [InlineData("Version")]
    [InlineData("repository branch commit")]
    [InlineData("Version --repository a --branch=b --commit -1 --json")]
    [InlineData("Version --variable -.5 -")]
    [InlineData("Version --variable -")]
    public void Are_taken_with_one(string line) => VersionOptions.RequireValues(Words(line));

    [Fact]
    public void Are_refused_when_only_one_can_count()
    {
        VersionOptions.RefuseTogether(("--json", true), ("--variable", false));
        Assert.Equal(
            "--json and --variable cannot be combined. Leave one of them out.",
            Assert
                .Throws<AutomationException>(() =>
                    VersionOptions.RefuseTogether(("--json", true), ("--show-candidates", false), ("--variable", true))
                )
                .Message
        );
    }

    private static string[] Words(string line) => [.. line.Split(' ').Select(x => x.Trim('\''))];
}
