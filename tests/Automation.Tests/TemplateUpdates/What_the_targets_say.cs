using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

public sealed class What_the_targets_say : IDisposable
{
    private const StringComparison Exact = StringComparison.Ordinal;
    private readonly MadeProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Is_one_line_where_nothing_was_made_from_the_template()
    {
        Update("1.1.0");
        project.Targets.ShowDrift(UpdateRequest.Parse("1.1.0", null), isWhole: false);
        Assert.Equal(2, project.Said.Count);
        Assert.All(
            project.Said,
            x => Assert.EndsWith("was not made from the template: it has no .devex.json.", x, Exact)
        );
    }

    [Fact]
    public void Names_the_branch_and_the_way_on()
    {
        Begin();
        Update("1.1.0");
        Assert.Equal("1.0.0 to 1.1.0: 2 updated, 1 added", project.Said[0]);
        Assert.Equal("added: new.txt", project.Said[1]);
        Assert.Equal(
            "It is on the branch template/1.1.0. Look at it: git diff HEAD...template/1.1.0; take it: git merge template/1.1.0",
            project.Said[2]
        );
        project.Scratch.Git("merge", "-q", "template/1.1.0");
        Update(null);
        Assert.Equal("The project is at 1.1.0, with the same answers. Nothing is to be done.", project.Said[^1]);
    }

    [Fact]
    public void Is_all_that_a_dry_run_does()
    {
        Begin();
        Update("1.1.0", isShownOnly: true);
        Assert.Equal("", project.Scratch.Git("branch", "--list", "template/*"));
        Assert.Equal(["1.0.0 to 1.1.0: 2 updated, 1 added", "added: new.txt"], project.Said);
        Change();
        Assert.EndsWith(
            "in a.txt. Nothing was changed.",
            Assert.Throws<AutomationException>(() => Update("1.1.0", isShownOnly: true)).Message,
            Exact
        );
    }

    [Fact]
    public void Is_a_failure_when_there_are_conflicts()
    {
        Begin();
        Change();
        string failure = Assert.Throws<AutomationException>(() => Update("1.1.0")).Message;
        Assert.Equal(
            "The update does not merge by itself in a.txt. Go on there: git switch template/1.1.0, solve what is between markers, git commit -a; then merge the branch.",
            failure
        );
        Assert.Contains("conflicting: a.txt (you and the template changed the same lines)", project.Said);
    }

    [Fact]
    public void Tells_how_far_the_project_has_gone()
    {
        Begin();
        Change();
        project.Delete("c.txt");
        project.Targets.ShowDrift(null, isWhole: false);
        Assert.Equal(
            ["1 pristine, 1 removed on purpose, 1 customised", "customised: a.txt", "removed on purpose: c.txt"],
            project.Said
        );
        project.Said.Clear();
        project.Targets.ShowDrift(null, isWhole: true);
        Assert.Equal("pristine: b.txt", project.Said[^1]);
    }

    [Fact]
    public void Tells_what_an_update_would_bring()
    {
        Begin();
        Change();
        project.Template["1.1.0"].Remove("c.txt");
        project.Targets.ShowDrift(UpdateRequest.Parse("1.1.0", null), isWhole: false);
        Assert.Equal(
            [
                "0 pristine, 3 behind, 1 conflicting",
                "conflicting: a.txt (you and the template changed the same lines)",
                "behind: b.txt",
                "behind: c.txt (no longer in the template)",
                "behind: new.txt (new in the template)",
            ],
            project.Said
        );
        project.Said.Clear();
        project.Delete("b.txt");
        project.Scratch.Commit("feat: remove");
        project.Targets.ShowDrift(UpdateRequest.Parse("1.1.0", null), isWhole: false);
        Assert.Contains("removed on purpose: b.txt", project.Said);
        Assert.Equal("", project.Scratch.Git("branch", "--list", "template/*"));
    }

    [Fact]
    public void Is_a_failure_when_the_record_names_no_files()
    {
        Begin();
        project.Write(".devex.json", """{ "template": "t", "version": "1.0.0", "answers": {} }""");
        Assert.Equal(
            ".devex.json does not name the files of the template yet. Do: ./build.sh StartProject",
            Assert.Throws<AutomationException>(() => project.Targets.ShowDrift(null, isWhole: false)).Message
        );
    }

    [Fact]
    public void Is_short_in_a_pull_request_too()
    {
        UpdatePlan plan = new(
            "1.0.0",
            "1.1.0",
            [
                new("a`b", UpdateKind.Conflict, "both"),
                .. Enumerable.Range(0, 201).Select(x => new UpdateEntry($"f{x}", UpdateKind.Updated)),
            ]
        )
        {
            Updated = new UpdatedTree(null!, ""),
        };
        string text = UpdateReport.Markdown(plan, "template/1.1.0");
        Assert.StartsWith(
            "1.0.0 to 1.1.0: 1 conflicting, 201 updated\n\n**This does not merge by itself.**",
            text,
            Exact
        );
        Assert.Contains("### conflicting\n\n- `a'b`: both\n\n### updated\n\n- `f0`\n", text, Exact);
        Assert.Contains("- `f199`\n- and more\n", text, Exact);
    }

    private void Begin()
    {
        project.Template["1.0.0"] = new()
        {
            ["a.txt"] = "one\n",
            ["b.txt"] = "one b\n",
            ["c.txt"] = "c\n",
        };
        project.Template["1.1.0"] = new()
        {
            ["a.txt"] = "two\n",
            ["b.txt"] = "two b\n",
            ["c.txt"] = "c\n",
            ["new.txt"] = "new\n",
        };
        project.Begin();
    }

    private void Change()
    {
        project.Write("a.txt", "mine\n");
        project.Scratch.Commit("feat: change");
    }

    private void Update(string? version, bool isShownOnly = false) =>
        project.Targets.Update(UpdateRequest.Parse(version, null), isShownOnly, isProposed: false);
}
