using System.Text;
using Automation.Adopting;
using Automation.Tools;

namespace Automation.Tests.Adopting;

public sealed class Merging_files
{
    private const string Tools =
        """{ "version": 1, "isRoot": true, "tools": { "csharpier": { "version": "1.3.0", "commands": ["csharpier"] } } }""";

    [Fact]
    public void Lines_are_added_once_under_one_comment()
    {
        byte[] first = LinesMerge.Add("bin/\n"u8.ToArray(), ["# A comment", "bin/", "artifacts/", ""])!;
        Assert.Equal($"bin/\n\n{LinesMerge.Marker}\nartifacts/\n", Encoding.UTF8.GetString(first));
        Assert.Null(LinesMerge.Add(first, ["artifacts/", "bin/"]));
        byte[] theirs = [.. first, .. "\nmore/\n"u8];
        byte[] second = LinesMerge.Add(theirs, ["artifacts/", ".nuke/*"])!;
        Assert.Equal($"bin/\n\n{LinesMerge.Marker}\nartifacts/\n.nuke/*\n\nmore/\n", Encoding.UTF8.GetString(second));
    }

    [Fact]
    public void Lines_get_the_line_ends_of_the_file()
    {
        byte[] merged = LinesMerge.Add("bin/\r\nobj/"u8.ToArray(), ["artifacts/"])!;
        Assert.Equal($"bin/\r\nobj/\r\n\r\n{LinesMerge.Marker}\r\nartifacts/\r\n", Encoding.UTF8.GetString(merged));
    }

    [Theory]
    [InlineData(".config/dotnet-tools.json")]
    [InlineData("dotnet-tools.json")]
    public void Tools_are_added_where_the_list_is_and_keep_their_versions(string path)
    {
        using ForeignScratch foreign = new(
            ("a/A.csproj", ForeignScratch.Project),
            ("A.sln", ""),
            (path, """{ "version": 1, "tools": { "CSharpier": { "version": "0.9.0", "commands": ["x"] } } }""")
        );
        foreign.Rendered[".config/dotnet-tools.json"] = Tools.Replace(
            "\"tools\": {",
            "\"tools\": { \"other\": { \"version\": \"2.0.0\", \"commands\": [\"other\"] },",
            StringComparison.Ordinal
        );
        Assert.Null(foreign.Adopt());
        Assert.Contains($"merge   {path}: adds other 2.0.0", foreign.Lines);
        Assert.Contains(
            "CSharpier stays 0.9.0; the build was tried with 1.3.0",
            foreign.Said,
            StringComparison.Ordinal
        );
        ToolManifest manifest = ToolManifest.Read(foreign.Repository.Path);
        Assert.Equal("0.9.0", manifest.Find("csharpier").Version);
        Assert.Equal("2.0.0", manifest.Find("other").Version);
        Assert.Equal(
            1,
            new[] { ".config/dotnet-tools.json", "dotnet-tools.json" }.Count(x => File.Exists(foreign.Repository.At(x)))
        );
        foreign.Repository.Commit("build: adopt hooks");
        Assert.Null(foreign.Adopt());
        Assert.Contains($"keep    {path}: it lists the tools", foreign.Lines);
    }

    [Theory]
    [InlineData("{", "Line 1 is not valid JSON: mend it.")]
    [InlineData("{}", "It lists no tools as dotnet does: mend it.")]
    public void A_list_of_tools_that_cannot_be_read_is_refused(string content, string problem)
    {
        using ForeignScratch foreign = new(
            ("a/A.csproj", ForeignScratch.Project),
            ("A.sln", ""),
            ("dotnet-tools.json", content)
        );
        foreign.Rendered[".config/dotnet-tools.json"] = Tools;
        Assert.NotNull(foreign.Adopt());
        Assert.Contains(problem, foreign.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_the_repository_stays()
    {
        using ForeignScratch foreign = new(
            ("a/A.csproj", ForeignScratch.Project),
            ("A.sln", ""),
            ("global.json", """{ "sdk": { "version": "9.0.100" } }"""),
            (".GitVersion.yml", "mode: Mainline\n"),
            ("CODEOWNERS", "* @me\n")
        );
        foreign.Rendered["global.json"] = """{ "sdk": { "version": "10.0.400" } }""";
        foreign.Rendered["GitVersion.yml"] = "workflow: GitHubFlow/v1\n";
        foreign.Rendered[".github/CODEOWNERS"] = "* @acme/seniors\n";
        Assert.Null(foreign.Adopt());
        Assert.Contains("keep    CODEOWNERS: yours", foreign.Lines);
        Assert.Contains("keep    .GitVersion.yml: yours", foreign.Lines);
        Assert.Contains(
            "note    global.json asks for the SDK 9.0.100, and the build is compiled with 10.0.400",
            foreign.Said,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(foreign.Repository.At("GitVersion.yml")));
    }

    [Theory]
    [InlineData("""{ "sdk": { "version": "8.0.100", "rollForward": "latestMajor" } }""")]
    [InlineData("""{ "sdk": { "version": "10.0.401" } }""")]
    [InlineData("""{ "sdk": { } }""")]
    [InlineData("{")]
    [InlineData("""{ "sdk": { "version": "newest" } }""")]
    public void An_sdk_that_is_new_enough_or_not_named_is_no_problem(string theirs) =>
        Assert.Null(
            SdkVersion.Problem(Encoding.UTF8.GetBytes(theirs), """{ "sdk": { "version": "10.0.400" } }"""u8.ToArray())
        );

    [Fact]
    public void What_the_repository_ignores_is_let_in()
    {
        using ForeignScratch foreign = new(
            ("a/A.csproj", ForeignScratch.Project),
            ("A.sln", ""),
            (".gitignore", "[Bb]uild/\n.husky\n*.ps1\n")
        );
        foreign.Rendered[".gitignore"] = "artifacts/\n";
        foreign.Rendered[".husky/pre-commit"] = "#!/bin/sh\n";
        foreign.Rendered["build.ps1"] = "echo\n";
        Assert.Null(foreign.Adopt());
        foreign.Repository.Write("build/Targets/bin/x.dll", "");
        foreign.Repository.Write("artifacts/x", "");
        foreign.Repository.Commit("build: adopt hooks");
        Assert.Equal(
            ".devex.json .gitignore .husky/pre-commit A.sln a/A.csproj build.ps1 build.sh build/Build.cs",
            foreign.Repository.Git("ls-files").Replace('\n', ' ')
        );
        Assert.Null(foreign.Adopt());
        Assert.Contains("nothing to do", foreign.Said, StringComparison.Ordinal);
    }
}
