using System.Text.RegularExpressions;
using Nuke.Common;
using Targets;

namespace BuildTests.Guide;

/// <summary>The code of the guide stands in this folder too, where it is compiled and run.</summary>
public sealed partial class The_guide_to_targets_and_gates
{
    private static readonly string Repository = BootstrapCheckout.Repository;
    private static readonly string Page = Read("docs", "guides", "add-a-target-and-a-gate.md");

    [Theory]
    [InlineData(0, "LongFiles.cs")]
    [InlineData(1, "ICheckLengths.cs")]
    [InlineData(3, "Long_files.cs")]
    public void shows_code_that_is_compiled(int block, string file) =>
        Assert.Equal(Read("tests", "_build.Tests", "Guide", file).Trim(), Blocks("csharp compile")[block]);

    [Fact]
    public void shows_a_line_for_verify_that_is_compiled() =>
        Assert.Contains(
            Blocks("csharp compile")[2],
            Read("tests", "_build.Tests", "Guide", "The_guide_to_targets_and_gates.cs"),
            StringComparison.Ordinal
        );

    [Fact]
    public void names_each_target_that_it_adds()
    {
        string[] targets =
        [
            .. typeof(ICheckLengths).GetProperties().Where(x => x.PropertyType == typeof(Target)).Select(x => x.Name),
        ];

        Assert.Equal(3, targets.Length);
        Assert.All(targets, x => Assert.Contains($"./build.sh {x}", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void adds_to_files_that_are_as_it_says()
    {
        Assert.Contains("        IAudit,\n", Read("build", "Build.cs"), StringComparison.Ordinal);
        Assert.Contains(".DependsOn(Lint)\n", Read("build", "Targets", "IVerify.cs"), StringComparison.Ordinal);
    }

    private static string[] Blocks(string kind) =>
        [
            .. Block()
                .Matches(Page)
                .Where(x => x.Groups["kind"].Value == kind)
                .Select(x => x.Groups["code"].Value.Trim()),
        ];

    private static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([Repository, .. path])).ReplaceLineEndings("\n");

    [GeneratedRegex("^```(?<kind>[a-z ]+)\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    /// <summary>Wired as the guide does it.</summary>
    private interface IVerifyOfTheGuide : INukeBuild
    {
        Target Verify =>
            _ => _.Description("Runs every gate").TryDependsOn<ICheckLengths>(x => x.CheckLengths).Executes(() => { });
    }
}
