using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

public sealed class The_branch_of_an_update : IDisposable
{
    private const string Branch = "template/1.1.0";
    private readonly MadeProject project = new();

    public The_branch_of_an_update()
    {
        project.Template["1.0.0"] = new() { ["a.txt"] = "one\n" };
        project.Template["1.1.0"] = new() { ["a.txt"] = "two\n" };
        project.Begin();
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Is_made_anew_for_a_newer_commit_when_nobody_went_on_from_it()
    {
        project.To("1.1.0");
        project.Write("b.txt", "b\n");
        string head = project.Scratch.Commit("feat: go on");
        project.To("1.1.0");
        Assert.Equal(head, project.Scratch.Git("rev-parse", $"{Branch}^"));
        Assert.Equal("b\n", project.OnBranch("1.1.0", "b.txt"));
        Assert.Equal(
            "build: update to template 1.1.0\n\n1.0.0 to 1.1.0: 1 updated\n\nTemplate-Version: 1.1.0",
            project.Scratch.Git("log", "-1", "--format=%B", Branch)
        );
    }

    [Fact]
    public void Is_left_alone_when_somebody_went_on_from_it()
    {
        project.Write("a.txt", "mine\n");
        project.Scratch.Commit("feat: change");
        Assert.Single(project.To("1.1.0").Conflicts);
        project.Scratch.Git("switch", "-q", Branch);
        project.Write("a.txt", "solved\n");
        string solved = project.Scratch.Commit("build: solve");
        project.Scratch.Git("switch", "-q", "work");
        // Who solved them has no conflicts any more.
        Assert.Empty(project.To("1.1.0").Conflicts);
        Assert.StartsWith(
            $"The branch {Branch} is there already, and somebody went on",
            project.Said[^1],
            StringComparison.Ordinal
        );
        Assert.Equal(solved, project.Scratch.Git("rev-parse", Branch));
        project.Write("b.txt", "b\n");
        project.Scratch.Commit("feat: go on");
        Assert.StartsWith(
            $"The branch {Branch} has commits that are not of this update.",
            Refusal(),
            StringComparison.Ordinal
        );
        Assert.Equal(solved, project.Scratch.Git("rev-parse", Branch));
    }

    [Fact]
    public void Is_not_moved_under_a_work_tree_that_has_it()
    {
        project.To("1.1.0");
        string made = project.Scratch.Git("rev-parse", Branch);
        project.Write("b.txt", "b\n");
        project.Scratch.Commit("feat: go on");
        project.Scratch.Git("worktree", "add", "-q", project.Scratch.At(".git/tree"), Branch);
        Assert.Contains("it is checked out", Refusal(), StringComparison.Ordinal);
        Assert.Equal(made, project.Scratch.Git("rev-parse", Branch));
    }

    [Fact]
    public void Is_made_anew_when_it_holds_nothing()
    {
        project.Scratch.Git("branch", Branch);
        project.To("1.1.0");
        Assert.Equal("two\n", project.OnBranch("1.1.0", "a.txt"));
    }

    [Fact]
    public void Needs_no_name_of_a_person()
    {
        project.Scratch.Git("config", "user.name", "");
        project.Scratch.Git("config", "user.email", "");
        project.To("1.1.0");
        Assert.Equal("Build <build@localhost>", project.Scratch.Git("log", "-1", "--format=%an <%ae>", Branch));
    }

    private string Refusal() => Assert.Throws<AutomationException>(() => project.To("1.1.0")).Message;
}
