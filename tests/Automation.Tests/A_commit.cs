using Automation.Formatting;
using Automation.Git;
using Automation.Hooks;
using Automation.Receipts;
using Automation.Tools;

namespace Automation.Tests;

public sealed class A_commit : IDisposable
{
    private readonly GitScratch git = new(withTools: true);

    public void Dispose() => git.Dispose();

    [Fact]
    public void Stops_at_a_syntax_error_and_leaves_everything_as_it_was()
    {
        git.Commit("before");
        git.Write("Fine.cs", "class   Fine { }\n");
        git.Write("Broken.cs", "class Broken {\n void X( }\n");
        git.Git("add", "-A");
        byte[] index = File.ReadAllBytes(git.At(".git/index"));
        string message = Assert.Throws<AutomationException>(() => Run()).Message;
        Assert.Contains("Broken.cs: (2,10): error CS1026", message, StringComparison.Ordinal);
        Assert.Contains("./build.sh Format", message, StringComparison.Ordinal);
        Assert.Equal(index, File.ReadAllBytes(git.At(".git/index")));
        Assert.Equal("class   Fine { }\n", git.Read("Fine.cs"));
    }

    [Fact]
    public void Is_formatted_as_the_configuration_says_that_is_staged_with_it()
    {
        git.Write(".editorconfig", "root = true\n[*]\nindent_size = 2\n");
        git.Write("A.cs", "class A\n{\n    int x;\n}\n");
        git.Git("add", "-A");
        git.Write(".editorconfig", "root = true\n[*]\nindent_size = 8\n");
        Assert.Equal(["A.cs: formatted"], Run());
        Assert.Equal("class A\n{\n  int x;\n}\n", git.StagedText("A.cs"));
    }

    [Fact]
    public void Of_many_files_names_the_first_ones()
    {
        for (int i = 0; i < 25; i++)
            git.Write($"F{i}.cs", $"class   X{i} {{ }}\n");
        git.Git("add", "-A");
        IReadOnlyList<string> lines = Run();
        Assert.Equal(21, lines.Count);
        Assert.Equal("and 5 more formatted", lines[^1]);
    }

    [Fact]
    public void Keeps_the_line_ends_that_git_made_on_disk()
    {
        git.Write("A.cs", "class   A { }\n");
        git.Git("add", "-A");
        git.Write("A.cs", "class   A { }\r\n");
        Run();
        Assert.Equal("class A { }\n", git.StagedText("A.cs"));
        Assert.Equal("class A { }\r\n", git.Read("A.cs"));
    }

    [Fact]
    public void Leaves_a_receipt_for_its_tree()
    {
        git.Write("a.txt", "a\n");
        git.Git("add", "-A");
        Run();
        git.Commit("feat: a");
        Assert.Contains(
            "gates: format",
            git.Git("notes", "--ref=gates", "show", "HEAD^{tree}"),
            StringComparison.Ordinal
        );
        git.Write("b.txt", "b\n");
        git.Commit("feat: b");
        ReceiptReport report = ReceiptReport.Read(git.Repository, null);
        Assert.Equal([ReceiptState.Without, ReceiptState.Passed], report.Commits.Select(x => x.State));
        Assert.Contains("1 of 2 commits came without a receipt", report.Text, StringComparison.Ordinal);
        Assert.Contains("| none | Somebody | feat: b |", report.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_receipts_is_unknown()
    {
        git.Commit("feat: a");
        ReceiptReport report = ReceiptReport.Read(git.Repository, null);
        Assert.Equal(ReceiptState.Unknown, Assert.Single(report.Commits).State);
        Assert.Contains("not known", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_reported_from_where_its_branch_left_the_main_one()
    {
        git.Git("switch", "-q", "-C", "main");
        Gated("a.txt", "feat: a");
        Assert.Equal("All 1 commits passed the hooks.", Report().Text.Split('\n')[^1]);
        git.Git("switch", "-q", "-c", "topic");
        Assert.Equal(["feat: a"], Report().Commits.Select(x => x.Subject));
        Gated("b.txt", "feat: b");
        Assert.Equal(["feat: b"], Report().Commits.Select(x => x.Subject));
        git.Git("switch", "-q", "main");
        Gated("c.txt", "fix: c | d");
        git.Git("merge", "-q", "--no-ff", "-m", "Merge branch 'topic'", "topic");
        ReceiptReport report = Report();
        Assert.Equal(ReceiptState.Merge, report.Commits[0].State);
        Assert.Contains("  merge    Somebody: Merge branch", report.Text, StringComparison.Ordinal);
        Assert.Contains("| fix: c \\| d |", report.Markdown, StringComparison.Ordinal);
        Assert.Empty(report.Without);
        git.Git("tag", "v1");
        Assert.Equal("There are no commits on this branch.", Report().Text);
        string first = git.Git("rev-list", "--max-parents=0", "HEAD");
        Assert.Equal(3, ReceiptReport.Read(git.Repository, first).Commits.Count);
        Assert.Throws<AutomationException>(() => ReceiptReport.Read(git.Repository, "no-such-commit"));

        void Gated(string file, string message)
        {
            git.Write(file, message);
            git.Git("add", "-A");
            Run();
            git.Commit(message);
        }

        ReceiptReport Report() => ReceiptReport.Read(git.Repository, null);
    }

    [Fact]
    public void Takes_its_receipt_along_to_the_remote_and_keeps_those_of_others()
    {
        using GitScratch remote = new();
        remote.Git("config", "core.bare", "true");
        Assert.Null(new ReceiptExchange(git.Repository).Send(remote.Path));
        git.Write("a.txt", "a\n");
        git.Git("add", "-A");
        Run();
        git.Commit("feat: a");
        git.Git("push", "-q", remote.Path, "HEAD");
        Assert.Null(new ReceiptExchange(git.Repository).Send(remote.Path));

        using GitScratch other = new(withTools: true);
        other.Write("b.txt", "b\n");
        other.Git("add", "-A");
        Run(other);
        Assert.Null(new ReceiptExchange(other.Repository).Send(remote.Path));
        Assert.Equal(2, remote.Git("notes", "--ref=gates", "list").Split('\n').Length);

        Assert.Contains(
            "did not take",
            new ReceiptExchange(git.Repository).Send(git.At("nowhere")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Of_one_file_leaves_the_formatted_content_in_the_index_too()
    {
        git.Write("A.cs", "class A { }\n");
        git.Write("B.cs", "class B { }\n");
        git.Commit("before");
        git.Write("A.cs", "class   A2 { }\n");
        git.Write("B.cs", "class   B2 { }\n");
        git.Git("add", "-A");
        // As git does it for `git commit A.cs`: an index for the commit, and the real one.
        string temporary = git.At(".git/next-index-1.lock");
        GitRepository inHook = git.Repository.WithIndex(temporary);
        inHook.Run(["read-tree", "HEAD"]);
        inHook.Run(["update-index", "--add", "A.cs"]);
        new PreCommit(inHook, Formatter(), x => x == "GIT_INDEX_FILE" ? temporary : null).Run();
        string tree = inHook.TryLine("write-tree")!;
        string commit = git.Git("commit-tree", "-p", "HEAD", "-m", "fix: one", tree);
        GitFolders folders = GitFolders.Find(git.Path)!;
        Assert.True(File.Exists(Path.Combine(folders.Own, PendingMends.FileName)));
        // Before the commit is there, nothing is mended, and the note is gone with the attempt.
        byte[] note = File.ReadAllBytes(Path.Combine(folders.Own, PendingMends.FileName));
        Assert.Empty(new PendingMends(folders).Mend(git.Repository));
        git.Git("reset", "-q", "--soft", commit);
        File.WriteAllBytes(Path.Combine(folders.Own, PendingMends.FileName), note);
        Assert.Equal(["A.cs"], new PendingMends(folders).Mend(git.Repository).Select(x => x.Text));
        Assert.Equal("class A2 { }\n", git.StagedText("A.cs"));
        Assert.Equal("class   B2 { }\n", git.StagedText("B.cs"));
        Assert.False(File.Exists(Path.Combine(folders.Own, PendingMends.FileName)));
    }

    [Fact]
    public void Waits_for_nobody_who_keeps_writing_to_the_index()
    {
        git.Write("A.cs", "class   A { }\n");
        git.Git("add", "-A");
        File.WriteAllText(git.At(".git/index.lock"), "");
        byte[] index = File.ReadAllBytes(git.At(".git/index"));
        string message = Assert.Throws<AutomationException>(() => Run()).Message;
        Assert.Contains("Another process writes to git's index", message, StringComparison.Ordinal);
        Assert.Equal(index, File.ReadAllBytes(git.At(".git/index")));
        Assert.Equal("class   A { }\n", git.Read("A.cs"));
    }

    [Fact]
    public void Straight_to_a_protected_branch_is_warned_of_and_can_be_refused()
    {
        git.Git("checkout", "-q", "-b", "main");
        git.Commit("first");
        git.Write("a.txt", "a\n");
        git.Git("add", "-A");
        Assert.Contains("straight to main", Assert.Single(Run()), StringComparison.Ordinal);
        git.Write(".config/gates.json", "{ \"refuseProtectedBranches\": true }\n");
        git.Git("add", "-A");
        Assert.Contains(
            "pull request",
            Assert.Throws<AutomationException>(() => Run()).Message,
            StringComparison.Ordinal
        );
        git.Git("switch", "-q", "-c", "topic");
        Assert.Empty(Run());
    }

    [Fact]
    public void With_conflicts_is_refused_with_the_file_to_resolve()
    {
        git.Write("a.txt", "a\n");
        git.Commit("a");
        git.Git("checkout", "-q", "-b", "other");
        git.Write("a.txt", "b\n");
        git.Commit("b");
        git.Git("checkout", "-q", "work");
        git.Write("a.txt", "c\n");
        git.Commit("c");
        Assert.NotEqual(0, new Processes.Command("git", ["merge", "other"], git.Path).Run().ExitCode);
        Assert.Contains(
            "git add 'a.txt'",
            Assert.Throws<AutomationException>(() => Run()).Message,
            StringComparison.Ordinal
        );
    }

    private IReadOnlyList<string> Run() => Run(git);

    private IReadOnlyList<string> Run(GitScratch repository) =>
        new PreCommit(repository.Repository, Formatter(), _ => null).Run();

    private Formatter Formatter() => Formatting.Formatter.Create(git.Path, new LocalTools(git.Path));
}
