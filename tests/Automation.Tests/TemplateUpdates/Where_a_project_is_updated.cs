using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

public sealed class Where_a_project_is_updated
{
    private const StringComparison Exact = StringComparison.Ordinal;

    [Theory]
    [InlineData("", "Acme.Shop")]
    [InlineData("apps/Ünï Cöde", "Ünï Cöde")]
    public void Is_its_own_folder_of_the_repository(string folder, string name)
    {
        using MadeProject project = new(folder, name);
        Begin(project);
        project.Scratch.Write("other/a.txt", "NAME\n");
        project.Scratch.Write("apps/b.txt", "b\n");
        string head = project.Scratch.Commit("feat: others");
        Assert.Empty(project.To("1.1.0").Conflicts);
        Assert.Equal($"two of {name}\n", project.OnBranch("1.1.0", "é a.txt"));
        string[] changed = project
            .Scratch.Git("diff", "--name-only", "-z", head, "template/1.1.0")
            .Split('\0', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, changed.Length);
        Assert.All(changed, x => Assert.StartsWith(folder, x, Exact));
    }

    [Fact]
    public void Can_be_a_linked_work_tree_with_a_detached_head()
    {
        using MadeProject project = new();
        Begin(project);
        string tree = project.Scratch.At(".git/linked tree");
        project.Scratch.Git("worktree", "add", "-q", "--detach", tree);
        TemplateUpdate update = new(tree, Path.Combine(tree, "artifacts"), project.Template, project.Said.Add);
        update.Run(UpdateRequest.Parse("1.1.0", null));
        Assert.Equal("two of Acme.Shop\n", project.OnBranch("1.1.0", "é a.txt"));
    }

    [Fact]
    public void May_have_changes_that_are_not_committed_and_are_left_out()
    {
        using MadeProject project = new();
        Begin(project);
        project.Write("é a.txt", "being edited\n");
        project.Write("b.txt", "staged\n");
        project.Scratch.Git("add", "b.txt");
        string state = project.State();
        project.To("1.1.0");
        Assert.Equal(state, project.State());
        Assert.Equal("Changes that are not committed are no part of this.", project.Said[0]);
        Assert.Null(project.OnBranch("1.1.0", "b.txt"));
    }

    [Fact]
    public void Has_line_ends_as_the_attributes_say()
    {
        using MadeProject project = new();
        project.Template["1.0.0"] = new()
        {
            [".gitattributes"] = "* text=auto eol=lf\n*.cmd text eol=crlf\n",
            ["b.cmd"] = "a\r\nb\r\nc\r\n",
        };
        project.Template["1.1.0"] = new(project.Template["1.0.0"], StringComparer.Ordinal)
        {
            ["b.cmd"] = "a\r\nb\r\nc\r\nd\r\n",
        };
        project.Begin();
        Assert.Equal(BirthRecord.Find(project.Root)!.Files!["b.cmd"], project.Scratch.Git("rev-parse", "HEAD:b.cmd"));
        project.To("1.1.0");
        Assert.Equal("a\nb\nc\nd\n", project.OnBranch("1.1.0", "b.cmd"));
    }

    [Fact]
    public void Needs_a_commit_with_the_record()
    {
        using MadeProject project = new();
        Begin(project, commits: false);
        Assert.Contains("is in no commit of a git repository", Refusal(project), Exact);
        project.Scratch.Git("add", "é a.txt");
        project.Scratch.Git("commit", "-q", "-m", "feat: begin");
        Assert.Equal(".devex.json is not committed yet. Do: git add .devex.json && git commit", Refusal(project));
    }

    [Fact]
    public void Is_swept_of_what_killed_runs_left()
    {
        using MadeProject project = new();
        Begin(project);
        project.Write("artifacts/template-update/2147483647-1/new/a.txt", "left\n");
        project.Write("artifacts/template-update/other/a.txt", "left\n");
        string running = $"artifacts/template-update/{Environment.ProcessId}-0/a.txt";
        project.Write(running, "of another run\n");
        project.To("1.1.0");
        Assert.Equal(
            [project.Scratch.At(running)],
            Directory.GetFiles(project.Scratch.At("artifacts"), "*", SearchOption.AllDirectories)
        );
    }

    private static void Begin(MadeProject project, bool commits = true)
    {
        project.Template["1.0.0"] = new() { ["é a.txt"] = "one of NAME\n" };
        project.Template["1.1.0"] = new() { ["é a.txt"] = "two of NAME\n" };
        project.Make();
        if (commits)
            project.Scratch.Commit("feat: begin");
    }

    private static string Refusal(MadeProject project) =>
        Assert.Throws<AutomationException>(() => project.To("1.1.0")).Message;
}
