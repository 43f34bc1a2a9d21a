using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

public sealed class Answers_and_versions : IDisposable
{
    private const StringComparison Exact = StringComparison.Ordinal;
    private readonly MadeProject project = new();

    public Answers_and_versions()
    {
        project.Template["1.0.0"] = new() { ["a.txt"] = "one\n", ["name.txt"] = "NAME\n" };
        project.Template["1.1.0"] = new() { ["a.txt"] = "two\n", ["name.txt"] = "NAME\n" };
        project.Begin();
    }

    public void Dispose() => project.Dispose();

    [Fact]
    public void Can_be_changed_within_a_version()
    {
        Assert.True(project.To("1.0.0").IsUpToDate);
        UpdatePlan plan = project.To("1.0.0", "name=Other", "--license=none");
        Assert.Equal(["name.txt"], plan.Entries.Select(x => x.Path));
        BirthRecord record = BirthRecord.Parse(project.OnBranch("1.0.0", ".devex.json")!);
        Assert.Equal(("Other", "none"), (record.Name, record.Answers["license"]));
    }

    [Fact]
    public void Are_dropped_when_the_template_no_longer_asks()
    {
        project.Template.Unknown.Add("license");
        project.To("1.1.0");
        Assert.Contains("The template no longer asks for 'license': the answer 'MIT' is dropped.", project.Said);
        Assert.Equal(["capability", "name"], BirthRecord.Parse(project.OnBranch("1.1.0", ".devex.json")!).Answers.Keys);
        Assert.StartsWith("The template has no question 'license'.", Refusal("license=none"), Exact);
    }

    [Fact]
    public void Leave_what_was_there_before_a_capability_was_adopted()
    {
        using MadeProject adopted = new();
        adopted.Template["1.0.0"] = new() { ["a.txt"] = "one\n", [".gitignore"] = "artifacts/\n" };
        adopted.Template["1.1.0"] = new() { ["a.txt"] = "two\n", [".gitignore"] = "artifacts/\nbin/\n" };
        adopted.Answers["capability"] = "hooks|versions";
        adopted.Make();
        adopted.Write(".gitignore", "mine\n");
        BirthRecord record = BirthRecord.Find(adopted.Root)!;
        record.WithFiles(record.Files!.Where(x => x.Key == "a.txt")).Write(adopted.Root);
        string file = Path.Combine(adopted.Root, ".devex.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"files\"", "\"since\": \"abc\",\n  \"files\"", Exact));
        adopted.Scratch.Commit("feat: adopt");

        UpdatePlan plan = adopted.To("1.1.0");

        Assert.Empty(plan.Conflicts);
        Assert.Equal(["a.txt"], plan.Entries.Select(x => x.Path));
        Assert.Equal("mine", adopted.OnBranch("1.1.0", ".gitignore")!.Trim());
        string after = adopted.OnBranch("1.1.0", ".devex.json")!;
        Assert.Equal("hooks|versions", BirthRecord.Parse(after).Answers["capability"]);
        Assert.Contains("\"since\": \"abc\"", after, Exact);
    }

    [Fact]
    public void Are_written_with_an_equals_sign() =>
        Assert.Equal(
            "'license' is no answer. Write: --answers samples=none license=MIT",
            Assert.Throws<AutomationException>(() => UpdateRequest.Parse(null, ["license"])).Message
        );

    [Fact]
    public void Come_from_git_when_the_old_version_is_on_no_feed()
    {
        project.Template.Forget("1.0.0");
        project.Write("a.txt", "mine\n");
        project.Scratch.Commit("feat: change");
        Assert.Equal(["a.txt"], project.To("1.1.0").Conflicts.Select(x => x.Path));
        Assert.Contains(
            "What DevEx.Template 1.0.0 made is taken from git's objects, as .devex.json names them (DevEx.Template 1.0.0 is on no feed).",
            project.Said
        );
    }

    [Fact]
    public void Come_from_git_when_the_template_was_a_folder()
    {
        using MadeProject other = new();
        other.Template["0.0.0"] = new() { ["a.txt"] = "one\n" };
        other.Make("0.0.0");
        other.Scratch.Commit("feat: begin");
        other.Template["0.0.0"] = new() { ["a.txt"] = "two\n" };
        int rendered = other.Template.Rendered;
        Assert.Equal("0.0.0 to 0.0.0: 1 updated", UpdateReport.Summary(other.To("0.0.0")));
        Assert.Equal(rendered + 1, other.Template.Rendered);
    }

    [Fact]
    public void Are_missed_when_neither_feeds_nor_git_have_them()
    {
        project.Template.Forget("1.0.0");
        BirthRecord record = BirthRecord.Find(project.Root)!;
        record.WithFiles([new("a.txt", new string('a', 40))]).Write(project.Root);
        project.Scratch.Commit("feat: change");
        string refusal = Refusal();
        Assert.Contains("is not to be had: DevEx.Template 1.0.0 is on no feed, and git has not all", refusal, Exact);
        Assert.Contains("git fetch --unshallow", refusal, Exact);
        project.Write(".devex.json", """{ "template": "t", "version": "1.0.0", "answers": { "name": "x" } }""");
        project.Scratch.Commit("feat: change");
        Assert.Contains("is not to be had", Refusal(), Exact);
    }

    [Fact]
    public void Do_not_go_back_by_themselves()
    {
        project.Template.Forget("1.0.0");
        project.Template["0.9.0"] = new() { ["a.txt"] = "zero\n", ["name.txt"] = "NAME\n" };
        project.Template.Forget("1.1.0");
        Assert.True(project.To(null).IsUpToDate);
        Assert.Equal("1.0.0 to 0.9.0: 1 updated", UpdateReport.Summary(project.To("0.9.0")));
    }

    private string Refusal(params string[] answers) =>
        Assert.Throws<AutomationException>(() => project.To("1.1.0", answers)).Message;
}
