using Automation.Repository;
using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

public sealed class The_birth_record : IDisposable
{
    private const string Whole =
        """{ "template": "t", "version": "1.0.0", "answers": { "name": "Ünï" }, "more": [1] }""";
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Theory]
    [InlineData("", "it is no valid JSON")]
    [InlineData("{", "it is no valid JSON")]
    [InlineData("""{ "template": "t", "template": "u" }""", "it is no valid JSON")]
    [InlineData("[]", "it is no object")]
    [InlineData("null", "it is no object")]
    [InlineData("{}", "'template' is missing in it or no text")]
    [InlineData("""{ "template": "" }""", "'template' is missing in it or no text")]
    [InlineData("""{ "template": "t", "version": 1 }""", "'version' is missing in it or no text")]
    [InlineData("""{ "template": "t", "version": "1" }""", "'answers' is missing in it or no object")]
    [InlineData("""{ "template": "t", "version": "1", "answers": { "a": true } }""", "'a' of 'answers' is no text")]
    [InlineData("""{ "template": "t", "version": "1", "answers": {}, "files": null }""", "'files' is missing in it")]
    [InlineData("""{ "template": "t", "version": "1", "answers": {}, "files": { "../a": "" } }""", "'../a' is no path")]
    [InlineData("""{ "template": "t", "version": "1", "answers": {}, "files": { "a": "B" } }""", "'B' of a is no id")]
    public void That_cannot_be_read_is_refused_in_a_sentence(string text, string problem)
    {
        string refusal = Assert.Throws<AutomationException>(() => BirthRecord.Parse(text)).Message;
        Assert.StartsWith(
            $".devex.json says what the project was made from, and cannot be read: {problem}",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Is_completed_with_files_and_keeps_the_rest()
    {
        scratch.Write(".devex.json", Whole);
        Assert.True(BirthRecord.IsIncomplete(scratch.Path));
        Assert.Null(BirthRecord.Find(scratch.Path)!.Files);
        scratch.Write("b.txt", "b\r\n");
        scratch.Write("a/ä.txt", "");
        scratch.Write("obj/c.txt", "made by a build");
        BirthRecord
            .Find(scratch.Path)!
            .WithFiles(
                ManagedFiles.Ids(scratch.Path, RepositoryFiles.List(scratch.Path).Where(x => x != BirthRecord.FileName))
            )
            .Write(scratch.Path);
        Assert.False(BirthRecord.IsIncomplete(scratch.Path));
        Assert.Equal(
            """
            {
              "template": "t",
              "version": "1.0.0",
              "answers": {
                "name": "Ünï"
              },
              "more": [
                1
              ],
              "files": {
                "a/ä.txt": "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
                "b.txt": "61780798228d17af2d34fce4cfbdf35556832472"
              }
            }

            """.ReplaceLineEndings("\n"),
            scratch.Read(".devex.json")
        );
        Assert.Equal(2, Directory.GetFiles(scratch.Path).Length);
    }

    [Fact]
    public void Is_none_where_there_is_no_file()
    {
        Assert.Null(BirthRecord.Find(scratch.Path));
        Assert.False(BirthRecord.IsIncomplete(scratch.Path));
    }

    [Fact]
    public void Has_the_ids_that_git_gives()
    {
        using GitScratch git = new();
        byte[][] contents =
        [
            [],
            "a\r\nb\n"u8.ToArray(),
            "a\rb\r\n"u8.ToArray(),
            "a\r\n\0"u8.ToArray(),
            "a\r\n\u0001"u8.ToArray(),
            [.. "\r\n"u8, .. Enumerable.Repeat((byte)'a', 200), 1],
            [.. "\r\n"u8, .. Enumerable.Repeat((byte)'a', 200), 0x1a],
            [.. "\r\n\u001b\b\f\t"u8, 0x1a],
            [.. "é\r\n"u8, 127, 13],
        ];
        git.Write(".gitattributes", "* text=auto eol=lf\n");
        for (int i = 0; i < contents.Length; i++)
            File.WriteAllBytes(git.At($"{i}"), contents[i]);
        git.Git("add", "-A");
        Assert.Equal(
            Enumerable.Range(0, contents.Length).Select(x => git.Git("rev-parse", $":{x}")),
            contents.Select(x => BlobId.Of(x))
        );
    }
}
