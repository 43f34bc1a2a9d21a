using System.Diagnostics;
using System.Globalization;

namespace BuildTests;

public sealed class Committing_with_hooks : IDisposable
{
    private const string Ugly = "class   X { int  a; }\n";
    private const string Fine = "class X\n{\n    int a;\n}\n";
    private readonly HookedRepository repository = new();

    public void Dispose() => repository.Dispose();

    [UnixFact]
    public void Formats_in_the_commit_the_index_and_the_file()
    {
        repository.Write("src/A.cs", Ugly);
        repository.Git("add", "-A");
        string output = Commit("feat: a");
        Assert.Equal("src/A.cs: formatted", output.Trim());
        Same("src/A.cs", Fine);
        Clean();
    }

    [UnixFact]
    public void With_all_takes_what_git_takes()
    {
        repository.Write("A.cs", Fine);
        repository.Git("add", "-A");
        Commit("feat: a");
        repository.Write("A.cs", Ugly.Replace("int", "long", StringComparison.Ordinal));
        repository.Write("untracked.cs", Ugly);
        repository.Git("commit", "-q", "-a", "-m", "fix: a");
        Same("A.cs", Fine.Replace("int", "long", StringComparison.Ordinal));
        Assert.Equal(Ugly, repository.Read("untracked.cs"));
        Assert.Equal("?? untracked.cs", repository.Git("status", "--porcelain"));
        repository.Write("A.cs", Ugly);
        repository.Git("commit", "-q", "-a", "--amend", "--no-edit");
        Same("A.cs", Fine);
    }

    [UnixFact]
    public void Of_one_file_leaves_no_reversion_staged()
    {
        repository.Write("A.cs", Fine);
        repository.Write("B.cs", Fine);
        repository.Git("add", "-A");
        Commit("feat: both");
        repository.Write("A.cs", "class   A2 { }\n");
        repository.Write("B.cs", "class   B2 { }\n");
        repository.Git("add", "B.cs");
        repository.Git("commit", "-q", "-m", "fix: one", "A.cs");
        Same("A.cs", "class A2 { }\n");
        Assert.Equal("class   B2 { }\n", repository.Git("show", ":B.cs") + "\n");
        Assert.Equal("class   B2 { }\n", repository.Read("B.cs"));
        Assert.Equal("M  B.cs", repository.Git("status", "--porcelain"));
    }

    [UnixFact]
    public void Of_a_part_of_a_file_leaves_the_rest_as_it_is()
    {
        repository.Write("A.cs", "class A\n{\n    int a;\n\n    int b;\n\n    int c;\n\n    int d;\n\n    int e;\n}\n");
        repository.Git("add", "-A");
        Commit("feat: a");
        string work = repository
            .Read("A.cs")
            .Replace("int a", "int   a1", StringComparison.Ordinal)
            .Replace("int e", "int   e1", StringComparison.Ordinal);
        repository.Write("A.cs", work);
        (int exitCode, string output) = HookedRepository.Run(
            repository.Start("git", "commit", "-q", "-p", "-m", "fix: part"),
            "y\nn\n"
        );
        Assert.True(exitCode == 0, output);
        Assert.Equal(work, repository.Read("A.cs"));
        string committed = repository.Git("show", "HEAD:A.cs");
        Assert.Contains("    int a1;", committed, StringComparison.Ordinal);
        Assert.Contains("    int e;", committed, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Of_things_that_are_no_text_does_nothing_to_them()
    {
        repository.Write("a.bin", "\0  \r\n");
        repository.Write("old.txt", "text\n");
        repository.Write("run.txt", "text\n");
        repository.Write("line\nend.cs", Ugly);
        File.CreateSymbolicLink(repository.At("link.cs"), "line\nend.cs");
        repository.Git("add", "-A");
        Commit("feat: all kinds");
        Assert.Equal("\0  \r\n", repository.Read("a.bin"));
        Assert.Equal(Fine, repository.Read("line\nend.cs"));
        Assert.Equal("line\nend.cs", new FileInfo(repository.At("link.cs")).LinkTarget);
        repository.Git("mv", "old.txt", "new.txt");
        Commit("fix: rename");
        repository.Executable("run.txt");
        repository.Git("commit", "-q", "-a", "-m", "fix: mode");
        repository.Git("rm", "-q", "a.bin", "new.txt");
        Commit("fix: delete");
        Commit("chore: nothing", "--allow-empty");
        Clean();
        Assert.Equal("100755", repository.Git("ls-files", "-s", "run.txt")[..6]);
    }

    [UnixFact]
    public void Of_a_name_that_is_no_text_takes_it_as_it_is()
    {
        string blob = repository.Git("hash-object", "-w", "build.sh");
        (int exitCode, string output) = repository.Run(
            "sh",
            "-c",
            $"printf '100755 {blob} 0\\tb\\351d.cs\\0' | git update-index -z --index-info && git commit -qm 'feat: bytes'"
        );
        Assert.True(exitCode == 0, output);
        Assert.Equal("1 file changed", repository.Git("show", "--shortstat", "--format=", "HEAD").Trim().Split(',')[0]);
    }

    [UnixFact]
    public void Of_a_submodule_leaves_it_alone()
    {
        using HookedRepository inner = new();
        repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.Root, "inner");
        Commit("feat: a submodule");
        string module = repository.At("inner");
        (int exitCode, string output) = repository.Run(
            "sh",
            "-c",
            $"cd inner && git config core.hooksPath .husky && git config user.name n && git config user.email e@x && echo '{Ugly.Trim()}' >A.cs && git add A.cs && cd .husky && git commit -qm 'feat: inside' && git -C .. show HEAD:A.cs"
        );
        Assert.True(exitCode == 0, output);
        Assert.StartsWith(Fine, output, StringComparison.Ordinal);
        Assert.Equal(Fine, File.ReadAllText(Path.Combine(module, "A.cs")));
        repository.Git("commit", "-q", "-a", "-m", "fix: move the submodule");
        Clean();
    }

    [UnixFact]
    public void Goes_on_through_merges_picks_and_rebases()
    {
        repository.Git("checkout", "-q", "-b", "topic");
        repository.Write("topic.cs", Fine);
        repository.Git("add", "-A");
        Commit("feat: topic");
        repository.Git("checkout", "-q", "work");
        repository.Write("work.cs", Fine);
        repository.Git("add", "-A");
        Commit("feat: work");
        repository.Git("merge", "-q", "--no-edit", "topic");
        repository.Git("checkout", "-q", "-b", "picked", "topic");
        repository.Git("cherry-pick", "work^1");
        repository.Git("rebase", "-q", "work");
        repository.Git("revert", "--no-edit", "topic");
        Clean();
    }

    [UnixFact]
    public void Stops_where_it_must_and_says_the_same_as_the_build()
    {
        (string Name, string Content, string Target)[] breaks =
        [
            ("Broken.cs", "class Broken {\n void X( }\n", "CheckFormat"),
            ("a.txt", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "CheckRepository"),
            ("large.txt", new string('x', 1024 * 1024) + "\n", "CheckRepository"),
            ("BUILD.sh", "x\n", "CheckRepository"),
            ("token.txt", "ghp_0123456789abcdefghijklmnopqrstuvwxyz\n", "CheckRepository"),
            ("broken.json", "{\n", "CheckRepository"),
            ("run", "#!/bin/sh\n", "CheckRepository"),
            ("All.sln", "x\r\n", "CheckRepository"),
        ];
        foreach ((string name, string content, string target) in breaks)
        {
            repository.Write(name, content);
            repository.Git("add", name);
            string index = repository.Git("ls-files", "-s");
            (int exitCode, string hook) = repository.Run("git", "commit", "-m", "feat: broken");
            Assert.True(exitCode != 0, name);
            Assert.Equal(index, repository.Git("ls-files", "-s"));
            Assert.Equal(content, repository.Read(name));
            (int buildCode, string build) = repository.Run(repository.At("build.sh"), target, "--verbosity", "quiet");
            Assert.NotEqual(0, buildCode);
            Assert.Equal(Problems(build), Problems(hook));
            Assert.Contains(name, Problems(hook), StringComparison.Ordinal);
            repository.Git("rm", "-q", "-f", "--cached", name);
            File.Delete(repository.At(name));
        }
    }

    [UnixFact]
    public void Stops_at_a_message_as_the_build_does()
    {
        (int exitCode, string hook) = repository.Run("git", "commit", "--allow-empty", "-m", "Fix bug");
        Assert.Equal(1, exitCode);
        Assert.Contains("Try: fix: bug", hook, StringComparison.Ordinal);
        repository.Git("commit", "-q", "--no-verify", "--allow-empty", "-m", "Fix bug");
        (int buildCode, string build) = repository.Run(
            repository.At("build.sh"),
            "CheckCommits",
            "--verbosity",
            "quiet"
        );
        Assert.NotEqual(0, buildCode);
        Assert.Contains("Try: fix: bug", build, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Past_the_hooks_is_seen_in_the_receipts()
    {
        repository.Write("a.txt", "a\n");
        repository.Git("add", "-A");
        repository.Git("commit", "-q", "--no-verify", "-m", "feat: past the hooks");
        (int exitCode, string output) = repository.Run(repository.At("build.sh"), "Receipts", "--no-logo");
        Assert.True(exitCode == 0, output);
        Assert.Contains("none     Somebody: feat: past the hooks", output, StringComparison.Ordinal);
        Assert.Contains("passed   Somebody: chore: begin", output, StringComparison.Ordinal);
        Assert.Contains("1 of 2 commits came without a receipt", output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void With_the_hooks_switched_off_goes_through()
    {
        repository.Write("A.cs", Ugly);
        repository.Git("add", "-A");
        ProcessStartInfo start = repository.Start("git", "commit", "-q", "-m", "whatever");
        start.Environment["HUSKY"] = "0";
        (int exitCode, string output) = HookedRepository.Run(start);
        Assert.True(exitCode == 0, output);
        Assert.Equal(Ugly, repository.Read("A.cs"));
    }

    [UnixFact]
    public void From_a_program_with_windows_works_without_its_PATH_and_terminal()
    {
        repository.Write("A.cs", Ugly);
        repository.Git("add", "-A");
        ProcessStartInfo start = repository.Start("git", "commit", "-q", "-m", "feat: a");
        string home = start.Environment["HOME"]!;
        start.Environment.Clear();
        start.Environment["HOME"] = home;
        start.Environment["PATH"] = "/usr/bin:/bin";
        (int exitCode, string output) = HookedRepository.Run(start);
        Assert.True(exitCode == 0, output);
        Same("A.cs", Fine);
    }

    [UnixFact]
    public async Task In_two_work_trees_at_once_works_in_both()
    {
        string other = repository.At(".nuke/other");
        repository.Git("worktree", "add", "-q", "-b", "other", other);
        repository.Write("A.cs", Ugly);
        await File.WriteAllTextAsync(Path.Combine(other, "B.cs"), Ugly);
        repository.Git("add", "A.cs");
        repository.Git("-C", other, "add", "B.cs");
        (int ExitCode, string Output)[] runs = await Task.WhenAll(
            Task.Run(() => repository.Run("git", "commit", "-q", "-m", "feat: here")),
            Task.Run(() => repository.Run("git", "-C", other, "commit", "-q", "-m", "feat: there"))
        );
        Assert.All(runs, x => Assert.True(x.ExitCode == 0, x.Output));
        Same("A.cs", Fine);
        Assert.Equal(Fine, repository.Git("-C", other, "show", "HEAD:B.cs") + "\n");
        Assert.Equal("", repository.Git("-C", other, "status", "--porcelain"));
    }

    [UnixFact]
    public void That_is_killed_at_any_moment_loses_nothing_and_locks_nothing()
    {
        int killed = 0;
        for (int round = 0; round < 12; round++)
        {
            string name = $"A{round.ToString(CultureInfo.InvariantCulture)}.cs";
            repository.Write(name, Ugly);
            repository.Git("add", name);
            repository.Write("B.cs", $"// unfinished   {round}\n");
            File.Delete(repository.At("PreCommit.pid"));
            using Process commit = Process.Start(repository.Start("git", "commit", "-q", "-m", "feat: a"))!;
            KillHook(TimeSpan.FromMilliseconds(40 * round));
            commit.WaitForExit();
            killed += commit.ExitCode == 0 ? 0 : 1;

            Assert.False(File.Exists(repository.At(".git/index.lock")));
            repository.Git("fsck", "--no-progress", "--connectivity-only");
            Assert.Equal($"// unfinished   {round}\n", repository.Read("B.cs"));
            Assert.Contains(repository.Read(name), (string[])[Ugly, Fine]);
            Commit("feat: again", "--allow-empty");
            Assert.Equal(Fine, repository.Git("show", $"HEAD:{name}") + "\n");
            // Killed between index and file, the file is still as it was written; git then shows it as changed.
            if (repository.Read(name) == Ugly)
                repository.Write(name, Fine);
            Assert.Equal("?? B.cs", repository.Git("status", "--porcelain"));
        }
        Assert.True(killed >= 3, $"only {killed} hooks were killed");
    }

    private void KillHook(TimeSpan delay)
    {
        string file = repository.At("PreCommit.pid");
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
            Thread.Sleep(1);
        Thread.Sleep(delay);
        try
        {
            using Process hook = Process.GetProcessById(
                int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture)
            );
            hook.Kill();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }
    }

    private string Commit(string message, params string[] options) =>
        repository.Git(["commit", "-q", "-m", message, .. options]);

    private void Same(string name, string content)
    {
        Assert.Equal(content, repository.Git("show", $"HEAD:{name}") + "\n");
        Assert.Equal(content, repository.Git("show", $":{name}") + "\n");
        Assert.Equal(content, repository.Read(name));
    }

    private void Clean() => Assert.Equal("", repository.Git("status", "--porcelain"));

    /// <summary>The lines that name problems, without what the engine prints around them.</summary>
    private static string Problems(string output)
    {
        string[] lines = output.Replace("[ERR] ", "", StringComparison.Ordinal).Split('\n');
        int first = Array.FindIndex(
            lines,
            x =>
                x.Contains("problem", StringComparison.Ordinal) || x.Contains("not formatted", StringComparison.Ordinal)
        );
        return first < 0
            ? output
            : string.Join(
                '\n',
                lines
                    .Skip(first)
                    .TakeWhile(x =>
                        x.Trim().Length > 0 && !x.StartsWith("Nothing was committed", StringComparison.Ordinal)
                    )
            );
    }
}
