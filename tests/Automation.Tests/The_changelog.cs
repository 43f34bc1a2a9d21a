using Automation.Changelogs;
using Automation.Versioning;

namespace Automation.Tests;

public sealed class The_changelog : IDisposable
{
    private readonly GitScratch git = new();

    public The_changelog()
    {
        git.Git("switch", "-q", "-C", "main");
        git.Write("GitVersion.yml", File.ReadAllText(Path.Combine(RepositoryFolder.Path, "GitVersion.yml")));
    }

    public void Dispose() => git.Dispose();

    [Fact]
    public void Groups_what_commits_bring_with_what_breaks_first()
    {
        git.Commit("chore: begin");
        git.Git("tag", "v1.0.0");
        string add = git.Commit("feat(cli): add a flag");
        string mend = git.Commit("fix: mend it (#12)");
        git.Commit("docs: tell of it");
        string drop = git.Commit(
            "feat!: drop the old way\n\nBREAKING CHANGE: call the new way,\nwhich is faster.\nRefs: 1"
        );
        string text = Write("");
        Assert.Contains(
            $"""
            ## [Unreleased]

            ## [2.0.0] - {git.Git("log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d")}

            ### Breaking changes

            - Drop the old way ({drop[..7]}, Somebody)
              call the new way,
              which is faster.

            ### Added

            - **cli:** Add a flag ({add[..7]}, Somebody)

            ### Fixed

            - Mend it (#12, {mend[..7]}, Somebody)

            """,
            text + "\n",
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("tell of it", text, StringComparison.Ordinal);
        Assert.Equal(text, Write(text));
    }

    [Fact]
    public void Links_to_the_pages_of_the_remote()
    {
        git.Git("remote", "add", "origin", "git@github.com:acme/shop.git");
        git.Commit("chore: begin");
        git.Git("tag", "v1.0.0");
        git.Git("switch", "-q", "-c", "topic");
        git.Git("config", "user.email", "12+ada@users.noreply.github.com");
        string id = git.Commit("feat: add [it]");
        git.Git("switch", "-q", "main");
        git.Git("merge", "-q", "--no-ff", "-m", "Merge pull request #7 from acme/topic", "topic");
        string text = Write("");
        const string page = "https://github.com/acme/shop";
        Assert.Contains(
            $"- Add [it] ([#7]({page}/pull/7), [{id[..7]}]({page}/commit/{id}), [Somebody](https://github.com/ada))\n",
            text,
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $"\n[Unreleased]: {page}/compare/v1.1.0...HEAD\n[1.1.0]: {page}/compare/v1.0.0...v1.1.0\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(text, Write(text));
        git.Git("tag", "v1.1.0");
        git.Commit("fix: more");
        string later = Write(text);
        Assert.Contains($"[1.1.1]: {page}/compare/v1.1.0...v1.1.1\n", later, StringComparison.Ordinal);
        Assert.Contains(
            text[
                text.IndexOf("## [1.1.0]", StringComparison.Ordinal)..text.IndexOf(
                    "\n[Unreleased]",
                    StringComparison.Ordinal
                )
            ],
            later,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Keeps_what_people_wrote()
    {
        git.Commit("feat: one");
        const string before = """
            # Our changes

            Words of ours.

            ## [Unreleased]

            Read this first.

            It is important.

            ### Security

            - By hand
              in two lines

            ### Added

            - Also by hand (see the docs)

            ## [0.0.9] - 2020-01-01

            - Old

            ```
            ## [0.0.8] in an example
            ```

            """;
        string text = Write(before);
        Assert.StartsWith(
            "# Our changes\n\nWords of ours.\n\n## [Unreleased]\n\n## [0.1.0] - ",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\n\nRead this first.\n\nIt is important.\n\n### Added\n\n- Also by hand (see the docs)\n- One (",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("### Security\n\n- By hand\n  in two lines\n\n## [0.0.9]", text, StringComparison.Ordinal);
        Assert.EndsWith("- Old\n\n```\n## [0.0.8] in an example\n```\n", text, StringComparison.Ordinal);
        Assert.Equal(text, Write(text));
        string edited = text.Replace("  in two lines\n", "  in two lines\n- Another\n", StringComparison.Ordinal);
        Assert.Equal(edited, Write(edited));
    }

    [Fact]
    public void Carries_a_version_on_that_was_never_released()
    {
        git.Commit("chore: begin");
        git.Git("tag", "v1.0.0");
        git.Commit("fix: one");
        string first = Write("").Replace("- One", "- By hand\n- One", StringComparison.Ordinal);
        Assert.Contains("## [1.0.1]", first, StringComparison.Ordinal);
        git.Commit("feat: two");
        string second = Write(first);
        Assert.DoesNotContain("1.0.1", second, StringComparison.Ordinal);
        Assert.Contains("## [1.1.0]", second, StringComparison.Ordinal);
        Assert.Contains("### Fixed\n\n- By hand\n- One (", second, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_out_what_was_taken_back_and_what_says_nothing()
    {
        git.Write("a.txt", "a\n");
        git.Commit("feat: keep");
        git.Write("b.txt", "b\n");
        git.Commit("feat: lose");
        git.Git("revert", "--no-edit", "HEAD");
        git.Commit("whatever");
        ComingRelease release = ComingRelease.Read(new VersionRequest(git.Path));
        string text = release.WriteTo("");
        Assert.Contains("- Keep (", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ose (", text, StringComparison.Ordinal);
        Assert.EndsWith(" whatever", Assert.Single(release.Unread), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_the_same_the_second_time_whatever_names_and_line_ends_there_are()
    {
        git.Git("config", "user.name", "A (b) [c] d");
        git.Git("remote", "add", "origin", "https://github.com/acme/shop");
        git.Commit("feat: one (two) [three]");
        string text = Write("# Changes\r\n\r\n## 0.0.5 (2020)\r\n- x\r\n");
        Assert.Contains(", A b c d)\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "## 0.0.5 (2020)\r\n- x\r\n\r\n[0.1.0]: https://github.com/acme/shop/releases/tag/v0.1.0\r\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(text, Write(text));
        git.Commit("fix: more");
        string later = Write(text);
        Assert.Equal(2, later.Split("A b c d").Length - 1);
        Assert.Equal(later, Write(later));
    }

    [Fact]
    public void Is_left_alone_when_there_is_nothing_to_tell()
    {
        Assert.Contains(
            "There are no commits yet",
            Assert.Throws<AutomationException>(() => ComingRelease.Read(new VersionRequest(git.Path))).Message,
            StringComparison.Ordinal
        );
        git.Commit("chore: begin");
        const string text = "# Changelog\n\n## [Unreleased]\n";
        Assert.Equal(text, Write(text));
    }

    [Fact]
    public void Gives_the_notes_of_one_version()
    {
        ChangelogFile file = ChangelogFile.Parse(
            "# C\n\n## [Unreleased]\n\n## [1.1.0] - 2026-01-01\n\n### Added\n\n- A\n\n## 1.0.0\n\n- B\n\n[1.1.0]: https://x/y\n"
        );
        Assert.Equal("### Added\n\n- A", file.Notes("1.1.0"));
        Assert.Equal("- B", file.Notes("v1.0.0"));
        Assert.Contains(
            "has no section for 2.0.0. It has Unreleased, 1.1.0, 1.0.0",
            Assert.Throws<AutomationException>(() => file.Notes("2.0.0")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Ends_lines_only_where_everybody_does()
    {
        git.Git("config", "user.name", "A\u2028b");
        git.Commit("feat: one\u0085two\u2028three\ffour\rfive");
        git.Commit("fix!: less\r\n\r\nBREAKING CHANGE: call\r\nmore\fof\u2029it\r\n");
        string text = Write("# Changes\n\n## [0.0.1]\n\n- Old\fline\u2028here\n");
        Assert.Contains("- One two three four five (", text, StringComparison.Ordinal);
        Assert.Contains("  call\n  more of it\n", text, StringComparison.Ordinal);
        Assert.Contains(", A b)\n", text, StringComparison.Ordinal);
        Assert.EndsWith("- Old\fline\u2028here\n", text, StringComparison.Ordinal);
        Assert.Equal(text, Write(text));
        string other = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(other, Write(other));
    }

    [Fact]
    public void Has_links_that_hold_together_whatever_the_addresses_hold()
    {
        git.Git("remote", "add", "origin", "https://git.example.org/a (b)/shop");
        git.Git("config", "user.email", "7+a(d) a@users.noreply.example.org");
        string id = git.Commit("feat: one (#3)");
        string text = Write("");
        const string page = "https://git.example.org/a%20%28b%29/shop";
        Assert.Contains(
            $"- One ([#3]({page}/pull/3), [{id[..7]}]({page}/commit/{id}), [Somebody](https://git.example.org/a%28d%29%20a))\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(text, Write(text));
    }

    [Theory]
    [InlineData("v0.0.1")]
    [InlineData("[v0.0.1]")]
    [InlineData("[V0.0.1] - 2020-01-01")]
    public void Knows_a_version_with_a_v_before_it(string heading)
    {
        git.Commit("fix: one");
        git.Git("remote", "add", "origin", "https://github.com/acme/shop");
        string before = $"# C\n\n## {heading}\n\n- By hand\n\n## values\n\n[v0.0.1]: https://example.org\n";
        Assert.Equal("- By hand", ChangelogFile.Parse(before).Notes("0.0.1"));
        Assert.Equal("- By hand", ChangelogFile.Parse(before).Notes("v0.0.1"));
        string text = Write(before);
        Assert.StartsWith("# C\n\n## [0.0.1] - ", text, StringComparison.Ordinal);
        Assert.Contains("\n\n- By hand\n\n### Fixed\n\n- One (", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "\n\n## values\n\n[0.0.1]: https://github.com/acme/shop/releases/tag/v0.0.1\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Says_what_is_missing_in_a_shallow_clone_and_refuses_one_without_a_work_tree()
    {
        git.Commit("feat: one");
        git.Commit("feat: two");
        Assert.Null(ComingRelease.Read(new VersionRequest(git.Path)).Missing);
        using ScratchFolder other = new();
        string clone = Path.Combine(other.Path, "clone");
        git.Git("clone", "-q", "--depth", "1", new Uri(git.Path).AbsoluteUri, clone);
        Assert.StartsWith(
            "The clone is shallow",
            ComingRelease.Read(new VersionRequest(clone)).Missing,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "has no work tree that a CHANGELOG.md could lie in. Name a clone with one",
            Assert.Throws<AutomationException>(() => ComingRelease.Read(new VersionRequest(git.At(".git")))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Says_why_its_file_cannot_be_read_or_written()
    {
        using ScratchFolder folder = new();
        StoredChangelog stored = new(folder.Path);
        Assert.False(stored.Exists);
        Assert.Equal("", stored.Read());
        stored.Write("# C\n");
        Assert.Equal("# C\n", stored.Read());
        StoredChangelog nowhere = new(Path.Combine(folder.Path, "none"));
        Assert.Contains(
            "CHANGELOG.md cannot be written: ",
            Assert.Throws<AutomationException>(() => nowhere.Write("")).Message,
            StringComparison.Ordinal
        );
        Directory.CreateDirectory(Path.Combine(folder.Path, "other", ChangelogFile.Name));
        StoredChangelog other = new(Path.Combine(folder.Path, "other"));
        Assert.True(other.Exists);
        Assert.Contains(
            "CHANGELOG.md is a folder",
            Assert.Throws<AutomationException>(other.Read).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://github.com/acme/shop", "https://github.com/acme/shop")]
    [InlineData("https://github.com/acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("https://token@github.com/acme/shop.git/", "https://github.com/acme/shop")]
    [InlineData("git@github.com:acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("ssh://git@git.acme.test:2222/acme/shop.git", "https://git.acme.test/acme/shop")]
    [InlineData("../elsewhere", null)]
    [InlineData(null, null)]
    public void Finds_the_pages_of_a_remote(string? address, string? page) =>
        Assert.Equal(page, RemoteLinks.Parse(address)?.Page);

    private string Write(string before) => ComingRelease.Read(new VersionRequest(git.Path)).WriteTo(before);
}
