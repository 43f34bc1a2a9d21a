using Automation.Health.Reading;

namespace Automation.Tests.Health;

public sealed class Links_and_named_files
{
    [Theory]
    [InlineData("[a](b.md)")]
    [InlineData("[a](docs/c.md) and ![b](<docs/my page.md>)")]
    [InlineData("[a](docs/my%20page.md \"A title\")")]
    [InlineData("[a](docs), [b](docs/), [c](/docs/c.md), [d](./docs/../b.md), [e](.)")]
    [InlineData("[a](https://example.com/x.md#y), [b](mailto:a@b.c), [c](//example.com/x)")]
    [InlineData("[a](b.md#the-headings-of-b), [b](#top), [c](docs/c.md#second-1), [d](docs/c.md#here)")]
    [InlineData("[a]\n\n[a]: b.md#under\n[^1]: a note")]
    [InlineData("`[a](nowhere.md)` and ``[a](`nowhere.md`)``")]
    [InlineData("```md\n[a](nowhere.md) docs/none.md\n```\n<!-- [a](nowhere.md) -->")]
    [InlineData(
        "`docs/c.md` and docs/<name>.md, docs/*.md, https://x.y/docs/none.md, my/docs/none.md, docs/none, docs/none.d/here, docs/none."
    )]
    [InlineData("[a](data.json#anything)")]
    public void pass_when_they_are_there(string text) => Assert.Empty(Files("# Top\n\n" + text).Find("WF020"));

    [Theory]
    [InlineData("[a](c.md)", "The link c.md leads to c.md, which is not there.")]
    [InlineData("[a](B.md)", "The link B.md leads to B.md, which is not there.")]
    [InlineData("[a](../b.md)", "The link ../b.md leads out of the repository.")]
    [InlineData("[a](b.md#none)", "The link b.md#none leads to a heading that b.md does not have.")]
    [InlineData("[a](#none)", "The link #none leads to a heading that README.md does not have.")]
    [InlineData("[`a`](docs/x)", "The link docs/x leads to docs/x, which is not there.")]
    [InlineData("[a]: docs/x.md", "The link docs/x.md leads to docs/x.md, which is not there.")]
    [InlineData("See `docs/x.md`.", "It names docs/x.md, which is not there.")]
    [InlineData("See tests/A.Tests.", "It names tests/A.Tests, which is not there.")]
    public void are_found_when_they_are_not(string text, string finding) =>
        Assert.Equal([$"README.md:3: {finding}"], Files("# Top\n\n" + text).Find("WF020"));

    [Theory]
    [InlineData("build/A.cs", "int a; // as docs/x.md says", "docs/x.md")]
    [InlineData("build/A.cs", "/// <summary>See docs/x.md.</summary>", "docs/x.md")]
    [InlineData("build.sh", "# See build/none.sh", "build/none.sh")]
    [InlineData(".github/workflows/ci.yml", "on: push # .config/none.json", ".config/none.json")]
    [InlineData(".husky/pre-commit", "# src/none.md", "src/none.md")]
    [InlineData("a.schema.json", "{ \"description\": \"See docs/x.md.\" }", "docs/x.md")]
    public void are_looked_for_in_comments(string file, string text, string path) =>
        Assert.Equal(
            [$"{file}:1: It names {path}, which is not there."],
            Files("# Top").With(file, text).Find("WF020")
        );

    [Theory]
    [InlineData("build/A.cs", "string a = \"docs/x.md\"; // docs/c.md")]
    [InlineData("build/A.cs", "string a = \"https://x.y/docs/x.md\";")]
    [InlineData("build/A.cs", "string a = \"a // docs/x.md\";")]
    [InlineData("build.sh", "cp docs/x.md docs/y.md # both, and then docs/c.md#second")]
    [InlineData("data.json", "{ \"description\": \"docs/x.md\" }")]
    [InlineData("CHANGELOG.md", "- docs/x.md is [gone](docs/x.md)")]
    [InlineData(".template.config/content/README.md", "[a](docs/x.md)")]
    public void are_not_looked_for_elsewhere(string file, string text) =>
        Assert.Empty(Files("# Top").With(file, text).Find("WF020"));

    [Fact]
    public void go_to_headings_as_GitHub_names_them()
    {
        MarkdownPage page = MarkdownPage.Parse(
            "# One, `two` & three\n## [Linked](x.md) ##\nUnder\n-----\n```\n# none\n```\n#### Ünï_Cöde-9\n## Linked\n#none\n"
        );
        Assert.Equal(["linked", "linked-1", "one-two--three", "under", "ünï_cöde-9"], page.Anchors.Order());
        Assert.Equal((2, new RelativeLink("x.md", "")), Assert.Single(page.Links));
    }

    private static HealthFiles Files(string readme) =>
        new HealthFiles()
            .With("README.md", readme)
            .With("b.md", "# The headings of `b`\r\n\r\nUnder\r\n=====\r\n")
            .With("data.json", "{}")
            .With("docs/c.md", "## Second\n## Second\n<a id=\"here\"></a>\n")
            .With("docs/my page.md", "");
}
