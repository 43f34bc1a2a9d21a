using System.Globalization;
using System.Text.RegularExpressions;
using Nuke.Common.Execution.Bootstrap;

namespace BuildTests;

/// <summary>What the program sees when its inputs are not as the manifest tells, whatever their times are.</summary>
public sealed class BootstrapInputs : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("inputs-").FullName;

    public BootstrapInputs()
    {
        Write("build/Build.cs", "class Build;");
        Write("build/Targets/ITest.cs", "interface ITest;");
        Write("Directory.Build.props", "<Project />");
        Write("global.json", "{}");
        Write("src/Other.cs", "class Other;");
        string[] files = ["build/Build.cs", "build/Targets/ITest.cs", "Directory.Build.props", "global.json"];
        Write(
            "manifest",
            "# inputs: build Directory.* global.json nuget.config\n# ignored: bin obj *~ .*.sw?\n"
                + string.Concat(files.Select(Line))
        );
    }

    [Fact]
    public void The_same_files_are_fresh() => Assert.True(IsFresh());

    [Fact]
    public void A_manifest_with_hashes_serves_where_there_is_no_cksum()
    {
        const string hashOfObject = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        Write("manifest", $"# inputs: global.json\n# ignored: bin\n{hashOfObject}  global.json\n");
        Assert.True(IsFresh());
        Write("global.json", "[]");
        Assert.False(IsFresh());
    }

    [Fact]
    public void A_folder_that_went_is_seen()
    {
        Directory.Delete(At("build"), recursive: true);
        Assert.False(IsFresh());
    }

    [UnixFact]
    public void A_change_behind_a_link_is_seen()
    {
        File.Delete(At("build/Build.cs"));
        File.CreateSymbolicLink(At("build/Build.cs"), At("src/Other.cs"));
        Write("src/Other.cs", "class Build;");
        Assert.True(IsFresh());
        Write("src/Other.cs", "class Other;");
        Assert.False(IsFresh());
    }

    [Theory]
    [InlineData("build/obj/Build.cs")]
    [InlineData("build/Targets/bin/Build.dll")]
    [InlineData("build/Build.cs~")]
    [InlineData("build/.Build.cs.swp")]
    [InlineData("src/New.cs")]
    [InlineData("Other.props")]
    public void What_is_no_input_does_not_count(string name)
    {
        Write(name, "anything");
        Assert.True(IsFresh());
    }

    [UnixFact]
    public void A_link_to_nothing_does_not_count()
    {
        File.CreateSymbolicLink(At("build/.#Build.cs"), "user@host.1");
        Assert.True(IsFresh());
    }

    [Theory]
    [InlineData("inputs")]
    [InlineData("ignored")]
    public void The_scripts_for_unix_and_windows_have_the_same_list(string list)
    {
        string[] scripts =
        [
            .. new[] { "build.sh", "build.ps1" }.Select(x =>
                File.ReadAllText(Path.Combine(BootstrapCheckout.Repository, x))
            ),
        ];
        string[] lists =
        [
            .. scripts.Select(x =>
                Regex
                    .Match(x, $"(?m)^[$]?{list} ?= ?'([^']*)'", RegexOptions.None, TimeSpan.FromSeconds(1))
                    .Groups[1]
                    .Value
            ),
        ];
        Assert.NotEmpty(lists[0]);
        Assert.Equal(lists[0], lists[1]);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private bool IsFresh() => InputCheck.IsFresh(At("manifest"), root);

    private string At(string name) => Path.Combine(root, name);

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
    }

    private string Line(string name)
    {
        byte[] content = File.ReadAllBytes(At(name));
        return string.Create(CultureInfo.InvariantCulture, $"{Checksum.Of(content)} {content.Length} {name}\n");
    }
}
