using Automation.Promoting;

namespace Automation.Tests.Promoting;

public sealed class A_commit_of_one_file : IDisposable
{
    private readonly GitScratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Touches_neither_the_work_tree_nor_the_index()
    {
        scratch.Write("a/b.json", "old\n");
        scratch.Write("c", "c\n");
        string parent = scratch.Commit("feat: begin");
        scratch.Write("a/b.json", "being edited\n");
        scratch.Write("d", "staged\n");
        scratch.Git("add", "d");
        string before = scratch.Git("status", "--porcelain");

        string commit = Make(parent);

        Assert.Equal(before, scratch.Git("status", "--porcelain"));
        Assert.Equal("a/b.json", scratch.Git("diff", "--name-only", parent, commit));
        Assert.Equal("new", scratch.Git("show", $"{commit}:a/b.json"));
        Assert.Equal("chore: change it", scratch.Git("log", "-1", "--format=%s", "one"));
        Assert.Equal(parent, scratch.Git("rev-parse", "one^"));
    }

    [Fact]
    public void Is_made_once()
    {
        scratch.Write("a/b.json", "old\n");
        string parent = scratch.Commit("feat: begin");
        Assert.Equal(Make(parent), Make(parent));
    }

    [Fact]
    public void Is_made_anew_on_another_parent()
    {
        scratch.Write("a/b.json", "old\n");
        string first = Make(scratch.Commit("feat: begin"));
        string second = Make(scratch.Commit("feat: go on"));
        Assert.NotEqual(first, second);
        Assert.Equal(second, scratch.Git("rev-parse", "one"));
    }

    [Fact]
    public void Needs_no_name_of_a_person()
    {
        string parent = scratch.Commit("feat: begin");
        // Empty stands above what the machine has.
        scratch.Git("config", "user.name", "");
        scratch.Git("config", "user.email", "");
        Assert.Equal("Build <build@localhost>", scratch.Git("log", "-1", "--format=%an <%ae>", Make(parent)));
    }

    private string Make(string parent) =>
        new FileCommit(scratch.Repository).Make("one", parent, "a/b.json", "new\n", "chore: change it");
}
