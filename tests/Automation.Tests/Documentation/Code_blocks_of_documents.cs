using Automation.Documentation;
using Automation.Documentation.Proving;
using Automation.Tests.Health;

namespace Automation.Tests.Documentation;

public sealed class Code_blocks_of_documents
{
    [Theory]
    [InlineData("docs/guides/a.md", "```sh run\nls\n```")]
    [InlineData("docs/a.md", "```json prose\n{\n```")]
    [InlineData("docs/guides/a.md", "```yaml prose: it shows a part\na: [\n```")]
    [InlineData("docs/guides/a.md", "   ```json parse\n   {}\n   ```")]
    [InlineData("src/A/README.md", "```csharp compile: Stream a, int b\n```")]
    [InlineData("CHANGELOG.md", "```\n```")]
    [InlineData("tests/a.md", "```\n```")]
    public void pass_when_they_say_how_they_are_proved(string path, string text) =>
        Assert.Empty(Files(path, text).Find("WF022"));

    [Theory]
    [InlineData("docs/a.md", "```\nls\n```", "1: The code block does not say how it is proved.")]
    [InlineData("README.md", "a\n```sh\nls\n```", "2: The code block does not say how it is proved.")]
    [InlineData("docs/a.md", "```sh maybe\nls\n```", "1: The code block does not say how it is proved.")]
    [InlineData("docs/a.md", "```json compile\n{}\n```", "1: A block in json cannot be proved by 'compile'.")]
    [InlineData("docs/a.md", "```csharp run\n```\n", "1: A block in csharp cannot be proved by 'run'.")]
    [InlineData("docs/a.md", "```sh parse\n```\n", "1: A block in sh cannot be proved by 'parse'.")]
    [InlineData(
        "docs/guides/a.md",
        "```csharp prose\n```\n",
        "1: The csharp is not proved. Give the reason: prose: it shows a part."
    )]
    public void are_found_when_they_do_not(string path, string text, string finding) =>
        Assert.Equal([$"{path}:{finding}"], Files(path, text).Find("WF022"));

    [Theory]
    [InlineData("```json parse\n{\n  a\n}\n```")]
    [InlineData("```yaml parse\na: 1\nb: [\n```")]
    [InlineData("```xml parse\n<a>\n</b>\n```")]
    public void are_parsed_when_they_say_so(string text) =>
        Assert.Matches(
            "^docs/a.md:[2-5]: The block is not valid",
            Assert.Single(Files("docs/a.md", text).Find("WF022"))
        );

    [Fact]
    public void are_not_asked_where_no_site_is_made_of_them() =>
        Assert.Empty(new HealthFiles().With("README.md", "```\n```").Find("WF022"));

    [Fact]
    public void become_files_of_one_project_that_names_line_and_page()
    {
        using ScratchFolder scratch = new();
        scratch.Write(
            "src/A/A.csproj",
            "<Project><PropertyGroup><IsPackable>true</IsPackable></PropertyGroup></Project>"
        );
        scratch.Write(
            "docs/a.md",
            "# A\n\n```csharp compile: Stream stream\nusing A;\n\nusing Stream b = stream;\n```\n\n```csharp compile\nnamespace B;\n```\n\n```csharp prose\n?\n```\n"
        );
        string folder = Path.Combine(scratch.Path, "examples");
        scratch.Write("examples/Block9.cs", "");

        int count = new CompiledBlocks(new DocumentedRepository(scratch.Path, "Release"), folder).Write(["docs/a.md"]);

        Assert.Equal(2, count);
        Assert.False(File.Exists(Path.Combine(folder, "Block9.cs")));
        string first = scratch.Read("examples/Block1.cs").ReplaceLineEndings("\n");
        Assert.StartsWith("using A;\ninternal static class Block1", first, StringComparison.Ordinal);
        Assert.Contains("Run(Stream stream)\n{\n#line 4 ", first, StringComparison.Ordinal);
        Assert.Contains("\nusing Stream b = stream;\n", first, StringComparison.Ordinal);
        Assert.EndsWith("namespace B;\n", scratch.Read("examples/Block2.cs"), StringComparison.Ordinal);
        Assert.Contains("A.csproj", scratch.Read("examples/Examples.csproj"), StringComparison.Ordinal);
    }

    private static HealthFiles Files(string path, string text) =>
        new HealthFiles().With("docs/package.json", "{}").With(path, text);
}
