using Automation.Processes;
using Automation.Tools;

namespace Automation.Tests;

public sealed class Local_tools : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_listed_in_the_manifest()
    {
        Write("""{ "version": 1, "tools": { "CSharpier": { "version": "1.3.0", "commands": ["csharpier"] } } }""");
        ListedTool tool = ToolManifest.Read(scratch.Path).Find("csharpier");
        Assert.Equal("csharpier", tool.Package);
        Assert.Equal(["csharpier"], tool.Commands);
        Assert.Null(tool.StandIn);
        Assert.Contains(
            "does not list other",
            Throws(() => ToolManifest.Read(scratch.Path).Find("other")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_told_of_when_the_manifest_cannot_be_read()
    {
        Assert.Contains("does not exist", Throws(() => ToolManifest.Read(scratch.Path)), StringComparison.Ordinal);
        Write("{\n  \"tools\": }");
        Assert.Contains(
            "dotnet-tools.json:2 is not valid JSON",
            Throws(() => ToolManifest.Read(scratch.Path)),
            StringComparison.Ordinal
        );
        Write("{}");
        Assert.Contains(
            "does not name a version",
            Throws(() => ToolManifest.Read(scratch.Path)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_started_from_their_package_without_looking_for_them()
    {
        Write("""{ "version": 1, "tools": { "mine": { "version": "1.0.0", "commands": ["mine"] } } }""");
        string settings = "packages/mine/1.0.0/tools/net10.0/any/DotnetToolSettings.xml";
        scratch.Write(
            settings,
            """<DotNetCliTool><Commands><Command Name="mine" EntryPoint="Mine.dll" /></Commands></DotNetCliTool>"""
        );
        string program = scratch.Write("packages/mine/1.0.0/tools/net10.0/any/Mine.dll", "");
        LocalTools tools = new(scratch.Path, Path.Combine(scratch.Path, "packages"));
        Command command = tools.Command("mine", "check", ".");
        Assert.Equal("dotnet", command.Program);
        Assert.Equal(["exec", program, "check", "."], command.Arguments);
        Assert.Equal("mine 1.0.0 is there.", Assert.Single(tools.RestoreAll()).Message);
    }

    [Fact]
    public void Are_remembered_until_the_manifest_changes_or_the_program_is_gone()
    {
        ToolManifest here = ToolManifest.Read(RepositoryFolder.Path);
        string version = here.Find("csharpier").Version;
        Write(Manifest(version));
        LocalTools tools = new(scratch.Path);
        Assert.Equal(version, tools.ListedVersion("csharpier"));
        string program = tools.Program("csharpier");
        string remembered = Path.Combine(scratch.Path, ".nuke", "cache", "tools", "csharpier");
        Assert.Equal(program, File.ReadAllLines(remembered)[2]);
        Assert.Equal(program, tools.Program("csharpier"));
        Assert.Equal(version, tools.ListedVersion("csharpier"));

        // What is remembered counts, and is not looked up again.
        string[] lines = File.ReadAllLines(remembered);
        string other = scratch.Write("other.dll", "");
        File.WriteAllText(remembered, $"{lines[0]}\n{lines[1]}\n{other}\n");
        Assert.Equal(other, tools.Program("csharpier"));
        File.Delete(other);
        Assert.Equal(program, tools.Program("csharpier"));
        File.WriteAllText(remembered, "torn");
        Assert.Equal(program, tools.Program("csharpier"));

        Write(Manifest("0.0.1-not-there"));
        Assert.Equal("0.0.1-not-there", tools.ListedVersion("csharpier"));
        Assert.Contains("cannot be restored", Throws(() => tools.Program("csharpier")), StringComparison.Ordinal);

        static string Manifest(string version) =>
            $$"""{ "version": 1, "isRoot": true, "tools": { "csharpier": { "version": "{{version}}", "commands": ["csharpier"] } } }""";
    }

    [Fact]
    public void Are_restored_one_by_one_and_told_of_when_the_feed_lacks_them()
    {
        scratch.Write("empty/none", "");
        scratch.Write(
            "nuget.config",
            """<configuration><packageSources><clear /><add key="local" value="empty" /></packageSources></configuration>"""
        );
        scratch.Write("packages/torn/1.0.0/tools/net10.0/any/DotnetToolSettings.xml", "<DotNet");
        Write(
            """
            { "version": 1, "isRoot": true, "tools": {
              "husky": { "version": "0.9.1", "commands": ["husky"] },
              "torn": { "version": "1.0.0", "commands": ["torn"] } } }
            """
        );
        LocalTools tools = new(scratch.Path, Path.Combine(scratch.Path, "packages"));
        IReadOnlyList<RestoredTool> restored = tools.RestoreAll();
        Assert.Equal("husky 0.9.1 is not on this feed; git's core.hooksPath is used instead.", restored[0].Message);
        Assert.False(restored[0].IsMissing);
        Assert.StartsWith("torn 1.0.0 cannot be restored: ", restored[1].Message, StringComparison.Ordinal);
        Assert.True(restored[1].IsMissing);
        Assert.Contains("cannot be restored", Throws(() => tools.Command("torn")), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_started_by_commands_that_say_when_they_cannot_be()
    {
        CommandResult result = new Command("sh", ["-c", "echo out; echo err >&2; echo $MARK; exit 3"], "/")
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["MARK"] = "set", ["HOME"] = null },
        }.Run();
        Assert.Equal(new CommandResult(3, "out\nset\n", "err\n"), result);
        Assert.Contains(
            "cannot be started",
            Throws(() => new Command("/no/such", [], "/").Run()),
            StringComparison.Ordinal
        );
        Assert.NotNull(new AutomationException().Message);
    }

    private void Write(string manifest) => scratch.Write(".config/dotnet-tools.json", manifest);

    private static string Throws(Action action) => Assert.Throws<AutomationException>(action).Message;
}
