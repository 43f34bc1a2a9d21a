using Automation.Changelogs;
using Automation.Versioning;

namespace Automation.Tests;

public sealed class A_changelog_with_blocks : IDisposable
{
    private readonly GitScratch git = new();

    public A_changelog_with_blocks() =>
        git.Write("GitVersion.yml", File.ReadAllText(Path.Combine(RepositoryFolder.Path, "GitVersion.yml")));

    public void Dispose() => git.Dispose();

    [Theory]
    [InlineData("```\n### Not a heading\n\n\n- Not an entry (0123456, Somebody)\n```")]
    [InlineData("```md\n## [9.9.9]\n[9.9.9]: https://example.org\n```")]
    [InlineData("~~~\n### Not a heading\n```\n~~~")]
    [InlineData("````\n```\n### Not a heading\n```\n````")]
    [InlineData("```\n### Not a heading\n`````  ")]
    [InlineData("  ```\n### Not a heading\n  ```")]
    [InlineData("- ```\n  ### Not a heading\n  ```")]
    [InlineData("<!--\n### Not a heading\n## [9.9.9]\n-->")]
    [InlineData("<!-- ### Not a heading\n- Not an entry (0123456, Somebody) -->")]
    [InlineData("<!-- one line -->")]
    [InlineData("``` code ``` in a line")]
    public void Keeps_them_in_one_piece(string block)
    {
        git.Commit("feat: one");
        string text = Write(
            $"# C\n\n## [Unreleased]\n\n### Added\n\nBefore.\n\n{block}\n\nAfter.\n\n## [0.0.1]\n\n- Old\n"
        );
        Assert.Contains($"### Added\n\nBefore.\n\n{block}\n\nAfter.\n- One (", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n## [0.0.1]\n\n- Old\n", text, StringComparison.Ordinal);
        Assert.Equal(text, Write(text));
        Assert.Contains(block, ChangelogFile.Parse(text).Notes("0.1.0"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("```\nforgotten", "```")]
    [InlineData("~~~~ sh\nforgotten", "~~~~")]
    [InlineData("<!-- forgotten", "-->")]
    public void Gets_the_end_that_somebody_forgot(string block, string end)
    {
        git.Commit("feat!: one\n\nBREAKING CHANGE: do\n```\nthis\n```\n");
        string text = Write($"# C\n\n## [Unreleased]\n\n{block}\n\n## [0.0.1]\n\n- Old\n");
        Assert.Contains($"\n\n{block}\n\n{end}\n\n### Breaking changes\n\n- One (", text, StringComparison.Ordinal);
        Assert.Equal("- Old", ChangelogFile.Parse(text).Notes("0.0.1"));
        Assert.Equal(text, Write(text));
        text = Write($"# C\n\n{block}\n\n## [0.0.1]\n\n- Old\n");
        Assert.StartsWith($"# C\n\n{block}\n\n{end}\n## [1.0.0] - ", text, StringComparison.Ordinal);
        Assert.Equal(text, Write(text));
    }

    [Theory]
    [InlineData("```\nleft open\n", "  ```\n  left open\n  ```\n")]
    [InlineData("<!-- left\nopen\n", "  <!-- left\n  open\n  -->\n")]
    [InlineData("```\n- closed\n```\nmore\n", "  ```\n  - closed\n  ```\n  more\n")]
    public void Closes_what_a_commit_leaves_open(string migration, string written)
    {
        git.Commit($"feat!: one\n\nBREAKING CHANGE: do\n{migration}");
        git.Commit("fix: ```");
        string text = Write("# C\n\n## [0.0.1]\n\n```\nold\n```\n");
        Assert.Contains($"  do\n{written}", text, StringComparison.Ordinal);
        Assert.Contains("- \\``` (", text, StringComparison.Ordinal);
        Assert.Equal(text, Write(text));
    }

    [Fact]
    public void Drops_the_blocks_of_what_was_made_from_commits()
    {
        string id = git.Commit("feat: one")[..7];
        string text = Write(
            $"# C\n\n## [Unreleased]\n\n### Added\n\n- Gone ({id}, X)\n  ```\n  ### gone\n  ```\n- By hand\n"
        );
        Assert.DoesNotContain("gone", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("- By hand\n- One (", text, StringComparison.Ordinal);
    }

    private string Write(string before) => ComingRelease.Read(new VersionRequest(git.Path)).WriteTo(before);
}
