using Automation.Releasing;

namespace Automation.Tests.Releasing;

public sealed class The_notes_of_a_release : IDisposable
{
    private readonly GitScratch git = new();

    public void Dispose() => git.Dispose();

    [Fact]
    public void Are_the_section_of_the_version_or_of_its_numbers()
    {
        git.Write("CHANGELOG.md", "# Changelog\n\n## [1.2.0]\n\n- All of it\n\n## [1.2.0-beta.1]\n\n- Half of it\n");
        Assert.StartsWith(
            "# 1.2.0-beta.1\n\n- Half of it\n\nCommit ",
            Notes("v1.2.0-beta.1"),
            StringComparison.Ordinal
        );
        Assert.StartsWith("# 1.2.0-beta.2\n\n- All of it\n\n", Notes("v1.2.0-beta.2"), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_what_the_changelog_would_get_when_it_has_no_section()
    {
        string notes = Notes(null);
        Assert.Contains("Begin", notes, StringComparison.Ordinal);
        Assert.False(File.Exists(git.At("CHANGELOG.md")));
    }

    [Fact]
    public void Say_that_there_is_nothing_to_tell()
    {
        git.Write("CHANGELOG.md", "# Changelog\n\n## [9.0.0]\n\n");
        Assert.Contains("No notable changes.", Notes("v9.0.0", "chore: begin"), StringComparison.Ordinal);
        // The tag says another number than the changelog is about to tell of.
        git.Write("GitVersion.yml", "workflow: GitHubFlow/v1\nnext-version: 12.0.0\n");
        Assert.Contains("No notable changes.", Notes("v10.0.0-beta.1"), StringComparison.Ordinal);
    }

    private string Notes(string? tag, string message = "feat: begin")
    {
        git.Commit(message);
        git.Git("branch", "-M", "main");
        if (tag != null)
            git.Git("tag", tag);
        return ReleaseNotes.Of(git.Path, ReleaseIdentity.Read(git.Path));
    }
}
