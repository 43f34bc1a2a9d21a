using EmbeddedEngine.Tests.Conformance;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Parameters;

namespace EmbeddedEngine.Tests.Execution;

[Collection(EngineCollection.Name)]
public sealed class Values_of_parameters : IDisposable
{
    private readonly ScratchFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("--flag maybe", "--flag takes true or false, and 'maybe' is none.")]
    [InlineData("--count many", "--count takes a whole number, and 'many' is none.")]
    [InlineData("--severity hig", "--severity takes one of Low, Mid, High, and 'hig' is none. Did you mean High?")]
    [InlineData("--config fast", "--config takes one of Debug, Release, and 'fast' is none.")]
    [InlineData("--token x", "--token takes a GUID, and 'x' is none.")]
    [InlineData("--needed a b", "--needed takes one value and has 2: a b.")]
    [InlineData("--verbosity loud", "--verbosity takes one of Verbose, Normal, Minimal, Quiet, and 'loud' is none.")]
    [InlineData(
        "--host GitHub",
        "--host takes Terminal or GitHubActions, and 'GitHub' is none. Did you mean GitHubActions?"
    )]
    public void Are_refused_with_what_they_may_be(string arguments, string sentence)
    {
        (int exitCode, string output, ParameterBuild build) = Run(arguments.Split(' '));
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.Null(build.Values);
    }

    [Theory]
    [InlineData("--count 7", "Count", "7")]
    [InlineData("--count=-7", "Count", "-7")]
    [InlineData("--maybe-flag off", "MaybeFlag", "False")]
    [InlineData("--listed a,b c", "Listed", "[\"a\",\"b\",\"c\"]")]
    [InlineData("--numbers 1+2", "Numbers", "[1,2]")]
    [InlineData("--config RELEASE", "Config", "\"Release\"")]
    [InlineData("--severity mid", "Severity", "Mid")]
    [InlineData("--folder /a/../b", "Folder", "\"/b\"")]
    [InlineData("--retries 3", "Retries", "3")]
    [InlineData("--feed f", "Feed", "\"f\"")]
    [InlineData("--renamed r", "Original", "\"r\"")]
    [InlineData("--target Show --flag", "Flag", "True")]
    public void Reach_the_members(string arguments, string member, string value)
    {
        (int exitCode, string output, ParameterBuild build) = Run(arguments.Split(' '));
        Assert.True(exitCode == 0, output);
        Assert.Equal(value, build.Values![member]);
    }

    [Fact]
    public void Come_from_the_command_line_before_the_environment_before_files()
    {
        root.Write(
            ".nuke/parameters.json",
            """{ "PlainText": "file", "WithDefault": "file", "Words": ["x"], "Feed": "file", "Count": 3, "Flag": true }"""
        );
        root.Write(".nuke/parameters.ci.json", """{ "WithDefault": "profile" }""");
        ParameterBuild build = new();
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["PLAIN_TEXT"] = "environment",
            ["NUKE_FEED"] = "environment",
            ["NUKE_PROFILE"] = "ci",
        };
        (int exitCode, string output) = EngineRun.Run(build, ["--feed", "line"], root, [build.Show], environment);
        Assert.True(exitCode == 0, output);
        Assert.Equal("\"environment\"", build.Values!["PlainText"]);
        Assert.Equal("\"profile\"", build.Values["WithDefault"]);
        Assert.Equal("\"line\"", build.Values["Feed"]);
        Assert.Equal("[\"x\"]", build.Values["Words"]);
        Assert.Equal("3", build.Values["Count"]);
        Assert.Equal("True", build.Values["Flag"]);
    }

    [Theory]
    [InlineData("""{ "Words": "a" }""", "is one value where a list is expected")]
    [InlineData("""{ "PlainText": ["a"] }""", "is a list where a text is expected")]
    [InlineData("""{ "Count": "x" }""", "takes a whole number, and 'x' is none")]
    public void Are_refused_from_files_as_well(string content, string sentence)
    {
        root.Write(".nuke/parameters.json", content);
        (int exitCode, string output, ParameterBuild _) = Run();
        Assert.Equal(ExitCodes.Usage, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Need_a_file_for_each_profile()
    {
        (int exitCode, string output, ParameterBuild _) = Run("--profile", "none");
        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("Profile 'none' has no file. Create ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_not_taken_from_two_variables()
    {
        ParameterBuild build = new();
        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["PLAIN_TEXT"] = "a",
            ["plain_text"] = "b",
        };
        (int exitCode, string output) = EngineRun.Run(build, [], root, [build.Show], environment);
        Assert.Equal(0, exitCode);
        Assert.Equal("null", build.Values!["PlainText"]);
        Assert.Contains(
            "PlainText takes no value from the environment, because PLAIN_TEXT and plain_text all fit.",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_not_taken_from_variables_with_common_names()
    {
        EnvironmentLookup lookup = new(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["VERSION"] = "1",
                ["NUKE_HOME"] = "2",
                ["Path"] = "3",
            }
        );
        Assert.Null(lookup.Find("Version", _ => { }));
        Assert.Equal(("NUKE_HOME", "2"), lookup.Find("Home", _ => { }));
        Assert.Equal(("Path", "3"), lookup.Find("Path", _ => { }));
    }

    [Theory]
    [InlineData(typeof(bool), "true or false")]
    [InlineData(typeof(AbsolutePath), "a path")]
    [InlineData(typeof(long), "a whole number")]
    [InlineData(typeof(double), "a number")]
    [InlineData(typeof(Version), "a Version")]
    [InlineData(typeof(string), "a text")]
    public void Are_described_by_their_type(Type type, string description) =>
        Assert.Equal(description, ValueConversion.Describe(type));

    [Fact]
    public void Are_none_of_types_that_no_text_can_be()
    {
        Assert.False(ValueConversion.TryConvert("x", typeof(Action), "/", out _));
        Assert.False(ValueConversion.TryConvert("", typeof(AbsolutePath), "/", out _));
        Assert.True(ValueConversion.TryConvert("1.5", typeof(double), "/", out object? number));
        Assert.Equal(1.5, number);
    }

    private (int ExitCode, string Output, ParameterBuild Build) Run(params string[] arguments)
    {
        ParameterBuild build = new();
        (int exitCode, string output) = EngineRun.Run(build, arguments, root, [build.Show]);
        return (exitCode, output, build);
    }
}
