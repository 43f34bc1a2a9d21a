using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

public sealed class Updating_a_project : IDisposable
{
    private const StringComparison Exact = StringComparison.Ordinal;
    private readonly MadeProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Replaces_silently_what_nobody_changed_and_merges_the_rest()
    {
        Versions(("a.txt", Lines("a")), ("b.txt", Lines("b")), ("gone.txt", "gone NAME\n"));
        project.Begin();
        project.Write("b.txt", Lines("b").Replace("b1\n", "mine\n", Exact));
        project.Write("own.txt", "own\n");
        project.Scratch.Commit("feat: change");
        project.Template["1.1.0"] = new()
        {
            ["a.txt"] = Lines("a") + "more for NAME\n",
            ["b.txt"] = Lines("b") + "more\n",
            ["new.txt"] = "new\n",
        };
        string state = project.State();

        UpdatePlan plan = project.To(null);

        Assert.Equal(state, project.State());
        Assert.Equal("1.0.0 to 1.1.0: 1 updated, 1 merged, 1 added, 1 deleted", UpdateReport.Summary(plan));
        Assert.Equal(Lines("a") + "more for Acme.Shop\n", project.OnBranch("1.1.0", "a.txt"));
        Assert.Equal(Lines("b").Replace("b1\n", "mine\n", Exact) + "more\n", project.OnBranch("1.1.0", "b.txt"));
        Assert.Equal("new\n", project.OnBranch("1.1.0", "new.txt"));
        Assert.Equal("own\n", project.OnBranch("1.1.0", "own.txt"));
        Assert.Null(project.OnBranch("1.1.0", "gone.txt"));
        BirthRecord record = BirthRecord.Parse(project.OnBranch("1.1.0", ".devex.json")!);
        Assert.Equal("1.1.0", record.Version);
        Assert.Equal(["a.txt", "b.txt", "new.txt"], record.Files!.Keys);
        Assert.Equal(project.Scratch.Git("rev-parse", "HEAD"), project.Scratch.Git("rev-parse", "template/1.1.0^"));
        Assert.Empty(Directory.GetDirectories(project.Scratch.At("artifacts/template-update")));
    }

    [Fact]
    public void Is_done_once()
    {
        Versions(("a.txt", Lines("a")));
        project.Begin();
        Assert.True(project.To(null).IsUpToDate);
        project.Template["1.1.0"] = new() { ["a.txt"] = Lines("x") };
        project.To(null);
        string first = project.Scratch.Git("rev-parse", "template/1.1.0");
        project.To("1.1.0");
        Assert.Equal(first, project.Scratch.Git("rev-parse", "template/1.1.0"));
        Assert.Equal("The branch template/1.1.0 is there already.", project.Said[^1]);
        project.Scratch.Git("merge", "-q", "template/1.1.0");
        Assert.True(project.To("1.1.0").IsUpToDate);
    }

    [Fact]
    public void Ends_in_conflicts_where_both_changed_the_same_lines_and_nowhere_else()
    {
        Versions(("a.txt", Lines("a")), ("b.txt", Lines("b")), ("c.txt", Lines("c")));
        project.Begin();
        project.Write("a.txt", Lines("a").Replace("a3\n", "mine\n", Exact));
        project.Write("b.txt", Lines("b") + "mine\n");
        project.Scratch.Commit("feat: change");
        project.Template["1.1.0"] = new()
        {
            ["a.txt"] = Lines("a").Replace("a3\n", "theirs\n", Exact),
            ["c.txt"] = Lines("c"),
        };
        UpdatePlan plan = project.To("1.1.0");
        Assert.Equal(["a.txt", "b.txt"], plan.Conflicts.Select(x => x.Path));
        Assert.Contains(
            "<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> template 1.1.0\n",
            project.OnBranch("1.1.0", "a.txt"),
            Exact
        );
        Assert.Equal(Lines("b") + "mine\n", project.OnBranch("1.1.0", "b.txt"));
        // Found again, it is no success either.
        Assert.Equal(2, project.To("1.1.0").Conflicts.Count());
    }

    [Fact]
    public void Leaves_away_what_the_project_removed()
    {
        Versions(
            ("a.txt", Lines("a")),
            ("samples/b.txt", Lines("b")),
            ("samples/c/d.txt", Lines("d")),
            ("e.txt", Lines("e"))
        );
        project.Begin();
        foreach (string path in new[] { "a.txt", "samples/b.txt", "samples/c/d.txt", "e.txt" })
            project.Delete(path);
        project.Scratch.Commit("feat: remove");
        project.Template["1.1.0"] = new()
        {
            ["a.txt"] = Lines("a") + "more\n",
            ["samples/b.txt"] = Lines("b"),
            ["samples/c/d.txt"] = Lines("d"),
            ["samples/c/new.txt"] = "new\n",
            ["samples/new/f.txt"] = "new\n",
            ["renamed/e.txt"] = Lines("e"),
        };
        UpdatePlan plan = project.To("1.1.0");
        Assert.Equal(
            ["a.txt", "renamed/e.txt", "samples/c/new.txt", "samples/new/f.txt"],
            plan.Entries.Select(x => x.Path)
        );
        Assert.All(plan.Entries, x => Assert.Equal(UpdateKind.KeptRemoved, x.Kind));
        Assert.Equal(".devex.json", project.Scratch.Git("ls-tree", "-r", "--name-only", "template/1.1.0"));
        Assert.Equal(6, BirthRecord.Parse(project.OnBranch("1.1.0", ".devex.json")!).Files!.Count);
    }

    [Fact]
    public void Brings_new_files_to_a_folder_that_the_project_moved_and_keeps_files_that_the_template_moves_to_a_removed_one()
    {
        Versions(("x/a.txt", Lines("a")), ("y/b.txt", Lines("b")), ("c.txt", Lines("c")));
        project.Begin();
        project.Move("x/a.txt", "z/a.txt");
        project.Delete("y/b.txt");
        project.Scratch.Commit("feat: move");
        project.Template["1.1.0"] = new()
        {
            ["x/a.txt"] = Lines("a") + "more\n",
            ["x/new.txt"] = "new\n",
            ["y/b.txt"] = Lines("b"),
            ["y/c.txt"] = Lines("c"),
        };
        UpdatePlan plan = project.To("1.1.0");
        Assert.Empty(plan.Conflicts);
        Assert.Equal(Lines("a") + "more\n", project.OnBranch("1.1.0", "z/a.txt"));
        Assert.Equal("new\n", project.OnBranch("1.1.0", "x/new.txt"));
        Assert.Equal(Lines("c"), project.OnBranch("1.1.0", "y/c.txt"));
        Assert.Equal(
            ["merged: z/a.txt (is x/a.txt in the template)", "added: x/new.txt", "renamed: y/c.txt (was c.txt)"],
            UpdateReport.Lines(plan)
        );
    }

    [Fact]
    public void Never_touches_a_file_of_the_project_itself()
    {
        Versions(("a.txt", Lines("a")), ("b.txt", Lines("b")), ("managed", Lines("m")));
        project.Begin();
        project.Write("new.txt", "mine\n");
        project.Write("moved.txt", "mine too\n");
        project.Write("a.txt", Lines("a") + "mine\n");
        project.Write("folder/own.txt", "own\n");
        project.Write("file", "own\n");
        project.Write("managed", Lines("m") + "mine\n");
        project.Scratch.Commit("feat: add");
        project.Template["1.1.0"] = new()
        {
            ["new.txt"] = "theirs\n",
            ["moved.txt"] = Lines("a"),
            ["b.txt"] = Lines("b"),
            ["folder"] = "theirs\n",
            ["file/theirs.txt"] = "theirs\n",
            ["managed/theirs.txt"] = "theirs\n",
        };
        UpdatePlan plan = project.To("1.1.0");
        Assert.Equal("mine\n", project.OnBranch("1.1.0", "new.txt"));
        Assert.Equal("mine too\n", project.OnBranch("1.1.0", "moved.txt"));
        Assert.Equal(Lines("a") + "mine\n", project.OnBranch("1.1.0", "a.txt"));
        Assert.Equal("own\n", project.OnBranch("1.1.0", "folder/own.txt"));
        Assert.Equal("own\n", project.OnBranch("1.1.0", "file"));
        Assert.Equal(Lines("m") + "mine\n", project.OnBranch("1.1.0", "managed"));
        Assert.Equal(
            [".devex.json", "a.txt", "b.txt", "file", "folder/own.txt", "managed", "moved.txt", "new.txt"],
            project.Scratch.Git("ls-tree", "-r", "--name-only", "template/1.1.0").Split('\n')
        );
        Assert.Equal(["file", "folder", "managed", "moved.txt", "new.txt"], plan.Conflicts.Select(x => x.Path));
    }

    [Fact]
    public void Keeps_both_where_a_file_was_renamed_to_a_name_that_the_template_has_too()
    {
        Versions(("a.txt", Lines("a")));
        project.Begin();
        project.Move("a.txt", "b.txt");
        project.Scratch.Commit("feat: rename");
        project.Template["1.1.0"] = new() { ["a.txt"] = Lines("a") + "more\n", ["b.txt"] = "new\n" };
        Assert.Equal(
            "you moved a file here, and the template has a new one of that name",
            Assert.Single(project.To("1.1.0").Conflicts).Detail
        );
        Assert.Contains("a11\nmore\n", project.OnBranch("1.1.0", "b.txt"), Exact);
        Assert.Contains("new\n", project.OnBranch("1.1.0", "b.txt"), Exact);
    }

    [Fact]
    public void Keeps_what_runs_executable()
    {
        Versions(("build.sh", "#!/bin/sh\n"));
        project.Make();
        project.Scratch.Git("add", "-A");
        project.Scratch.Git("update-index", "--chmod=+x", "build.sh");
        project.Scratch.Git("commit", "-q", "-m", "feat: begin");
        project.Template["1.1.0"] = new() { ["build.sh"] = "#!/bin/sh\nexit 0\n", [".husky/pre-push"] = "#!/bin/sh\n" };
        project.To("1.1.0");
        Assert.Equal(
            ["100755 .husky/pre-push", "100755 build.sh"],
            project
                .Scratch.Git("ls-tree", "-r", "--format=%(objectmode) %(path)", "template/1.1.0", "build.sh", ".husky")
                .Split('\n')
        );
    }

    private void Versions(params (string Path, string Content)[] files) =>
        project.Template["1.0.0"] = files.ToDictionary(x => x.Path, x => x.Content, StringComparer.Ordinal);

    private static string Lines(string name) => string.Concat(Enumerable.Range(0, 12).Select(x => $"{name}{x}\n"));
}
