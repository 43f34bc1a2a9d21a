using Automation.Gates;

namespace Automation.Tests;

public sealed class Secrets_in_the_history : IDisposable
{
    private const string Token = "ghp" + "_0123456789abcdefghijklmnopqrstuvwxyz";

    private readonly GitScratch git = new();

    public void Dispose() => git.Dispose();

    [Fact]
    public void Are_found_after_a_commit_took_them_out()
    {
        git.Write("a b.txt", "one\ntoken: " + Token + "\n");
        string commit = git.Commit("one");
        git.Write("a b.txt", "one\n");
        git.Commit("two");
        string failure = Failure();
        Assert.Contains($"{commit[..9]} a b.txt:2: a GitHub token [secrets]", failure, StringComparison.Ordinal);
        Assert.Contains("First revoke each", failure, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, failure, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, File.ReadAllText(git.At(".nuke/history/secrets.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_found_on_branches_tags_and_in_merges()
    {
        git.Write("a.txt", "one\n");
        git.Commit("one");
        git.Git("checkout", "-q", "-b", "other");
        git.Write("other.txt", Token + "\n");
        git.Commit("two");
        git.Git("tag", "-a", "-m", "x", "kept");
        git.Git("tag", "blob", git.Git("hash-object", "-w", git.Write(".git/loose", "k = " + Token + "\n")));
        git.Git("checkout", "-q", "work");
        git.Git("branch", "-q", "-D", "other");
        git.Git("checkout", "-q", "-b", "third");
        git.Write("b.txt", "b\n");
        git.Commit("three");
        git.Git("checkout", "-q", "work");
        git.Git("merge", "-q", "--no-ff", "--no-commit", "third");
        git.Write("merged.txt", "x\nAKIA" + "QWERTYUIOPASDFGH\n");
        git.Commit("four");
        string failure = Failure();
        Assert.Contains(" other.txt:1: a GitHub token", failure, StringComparison.Ordinal);
        Assert.Contains(" merged.txt:2: an AWS key id", failure, StringComparison.Ordinal);
        Assert.Contains(" (in no commit):1: a GitHub token", failure, StringComparison.Ordinal);
        Assert.StartsWith("3 secrets in the history:", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_excepted_by_the_settings_of_the_gate_where_every_path_is()
    {
        Except("tests/*");
        git.Write("tests/a.txt", Token + "\n");
        git.Commit("one");
        Assert.Equal("No commit holds a secret. Contents looked through: 2.", Check());
        git.Git("mv", "tests/a.txt", "a.txt");
        string commit = git.Commit("two");
        Assert.Contains($"{commit[..9]} a.txt:1: a GitHub token", Failure(), StringComparison.Ordinal);
        // What is remembered are the places, and not whether they were excepted.
        Except("*a.txt");
        git.Commit("three");
        Assert.Contains("No commit holds a secret.", Check(), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_looked_for_once_in_each_content()
    {
        git.Write("a.txt", Token + "\n");
        git.Commit("one");
        Assert.Contains("Contents looked through: 1.", Failure(), StringComparison.Ordinal);
        git.Write("b.txt", "b\n");
        git.Commit("two");
        string failure = Failure();
        Assert.Contains(
            "Contents looked through: 1, those that are new since the last time.",
            failure,
            StringComparison.Ordinal
        );
        Assert.Contains(" a.txt:1: a GitHub token", failure, StringComparison.Ordinal);
        git.Git("commit", "-q", "--no-verify", "--allow-empty", "-m", "three");
        Assert.Contains("Contents looked through: 0, ", Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_forgotten_when_the_history_is_another()
    {
        git.Write("a.txt", "a\n");
        string first = git.Commit("one");
        git.Write("b.txt", Token + "\n");
        git.Commit("two");
        Failure();
        git.Git("reset", "-q", "--hard", first);
        Assert.Equal("No commit holds a secret. Contents looked through: 1.", Check());
        git.Write(".nuke/history/secrets.json", "torn");
        Assert.Equal("No commit holds a secret. Contents looked through: 1.", Check());
    }

    [Fact]
    public void Are_not_looked_for_in_what_is_too_large_or_not_there()
    {
        git.Write(".git/info/exclude", ".nuke/\n");
        git.Write("large.txt", new string('x', 2000) + "\n" + Token);
        git.Write("binary", "\0" + Token);
        git.Commit("one");
        SecretHistory small = new(git.Repository, git.At(".nuke/small")) { Limit = 1000 };
        Assert.Equal("No commit holds a secret. Contents looked through: 2. Too large to be read: 1.", small.Check());
        Assert.Contains("large.txt:2", Failure(), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_looked_for_as_far_as_a_shallow_clone_goes()
    {
        git.Write("a.txt", Token + "\n");
        git.Commit("one");
        git.Git("rm", "-q", "a.txt");
        git.Commit("two");
        using ScratchFolder clone = new();
        git.Git("clone", "-q", "--depth", "1", new Uri(git.Path).AbsoluteUri, clone.Path);
        SecretHistory history = new(
            new Automation.Git.GitRepository(clone.Path),
            Path.Combine(clone.Path, ".git/cache")
        );
        Assert.Contains("The clone is shallow", history.Check(), StringComparison.Ordinal);
        git.Git("-C", clone.Path, "fetch", "-q", "--unshallow");
        Assert.Contains(
            " a.txt:1: a GitHub token",
            Assert.Throws<AutomationException>(history.Check).Message,
            StringComparison.Ordinal
        );
        foreach (string file in Directory.GetFiles(clone.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void Are_not_there_without_commits_or_without_git()
    {
        Assert.Equal("No commit holds a secret. Contents looked through: 0.", Check());
        using ScratchFolder folder = new();
        Assert.StartsWith(
            "There is no git repository here",
            new SecretHistory(new Automation.Git.GitRepository(folder.Path), folder.Path).Check(),
            StringComparison.Ordinal
        );
    }

    private string Check()
    {
        git.Write(".git/info/exclude", ".nuke/\n");
        return new SecretHistory(git.Repository, git.At(".nuke/history")).Check();
    }

    private string Failure() => Assert.Throws<AutomationException>(Check).Message;

    private void Except(string paths) =>
        git.Write(
            ".config/gates.json",
            $$"""{ "exceptions": [{ "gate": "secrets", "paths": "{{paths}}", "reason": "made up" }] }"""
        );
}
