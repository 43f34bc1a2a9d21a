using Automation.Adopting;

namespace Automation.Tests.Adopting;

public sealed class Adopting_a_capability
{
    private static readonly (string, string)[] OneProject =
    [
        ("App.csproj", ForeignScratch.Project),
        ("Program.cs", "return;\n"),
    ];

    private static ForeignScratch WithSolution(params (string, string)[] more) =>
        new([("src/App/App.csproj", ForeignScratch.Project), ("App.slnx", "<Solution />\n"), .. more]);

    [Fact]
    public void Writes_what_the_template_made_with_its_record()
    {
        using ForeignScratch foreign = WithSolution();
        foreign.Repository.Git("remote", "add", "origin", "git@github.com:acme/shop.git");
        string head = foreign.Repository.Git("rev-parse", "HEAD");
        Assert.Null(foreign.Adopt());
        Assert.Equal("class Build;\n", foreign.Repository.Read("build/Build.cs"));
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(foreign.Repository.At("build.sh")).HasFlag(UnixFileMode.GroupExecute));
        AdoptionRecord record = AdoptionRecord.Read(foreign.Repository.Path);
        Assert.Equal(["hooks"], record.Capabilities);
        Assert.Equal("App.slnx", record.Answers["solution"]);
        Assert.Equal("App", record.Answers["name"]);
        Assert.Equal("acme", record.Answers["organization"]);
        Assert.Equal(head, record.Since);
        Assert.Equal(["build.sh", "build/Build.cs"], record.Files.Keys);
        Assert.Equal(foreign.Repository.Git("hash-object", "build.sh"), record.Files["build.sh"]);
        Assert.Contains("create  build.sh", foreign.Lines);
    }

    [Fact]
    public void Is_done_once()
    {
        using ForeignScratch foreign = WithSolution();
        foreign.Adopt();
        foreign.Repository.Commit("build: adopt hooks");
        Assert.Null(foreign.Adopt());
        Assert.Equal("There is nothing to do: hooks is here already.", foreign.Lines[^1]);
        Assert.Equal("", foreign.Repository.Git("status", "--porcelain"));
    }

    [Fact]
    public void Shows_the_plan_alone_when_nobody_can_be_asked()
    {
        using ForeignScratch foreign = WithSolution();
        Assert.Null(foreign.Adopt(isConfirmed: false));
        Assert.Contains("Add --yes to do what the plan says", foreign.Said, StringComparison.Ordinal);
        Assert.Null(foreign.Adopt(with: x => x with { IsDryRun = true }));
        Assert.Equal("Nothing was changed: that was the plan.", foreign.Lines[^1]);
        Assert.Equal("", foreign.Repository.Git("status", "--porcelain"));
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Asks_once_and_does_what_is_answered(string? reply, bool isDone)
    {
        using ForeignScratch foreign = WithSolution().Replying("acme", reply, reply);
        Assert.Null(foreign.Adopt(isConfirmed: false, with: x => x with { Ask = foreign.Reply }));
        Assert.Equal(isDone, File.Exists(foreign.Repository.At("build.sh")));
        Assert.Equal(2, foreign.Questions.Count);
        if (!isDone)
            return;
        foreign.Repository.Commit("build: adopt hooks");
        foreign.Rendered["new.txt"] = "new\n";
        Assert.Null(foreign.Adopt("coverage", isConfirmed: false, x => x with { Ask = foreign.Reply }));
        Assert.Equal(3, foreign.Questions.Count);
        Assert.Equal("acme", foreign.Answers["organization"]);
        Assert.Equal("hooks|coverage", foreign.Answers["capability"]);
        Assert.Equal("new\n", foreign.Repository.Read("new.txt"));
    }

    [Fact]
    public void Writes_anew_what_nobody_changed_and_keeps_what_somebody_did()
    {
        using ForeignScratch foreign = WithSolution();
        foreign.Rendered["removed.txt"] = "removed\n";
        foreign.Adopt();
        foreign.Repository.Write("build.sh", "#!/bin/sh\necho mine\n");
        File.Delete(foreign.Repository.At("removed.txt"));
        foreign.Repository.Commit("build: adopt hooks, and change them");
        foreign.Rendered["build/Build.cs"] = "class Build : More;\n";
        Assert.Null(foreign.Adopt("coverage"));
        Assert.Equal("class Build : More;\n", foreign.Repository.Read("build/Build.cs"));
        Assert.Contains("mine", foreign.Repository.Read("build.sh"), StringComparison.Ordinal);
        Assert.False(File.Exists(foreign.Repository.At("removed.txt")));
        foreign.Repository.Commit("build: adopt coverage");
        foreign.Rendered["build.sh"] = "#!/bin/sh\necho theirs\n";
        Assert.Contains("because of 1 file: build.sh", foreign.Adopt(), StringComparison.Ordinal);
        Assert.Contains("you changed it, and the template did too", foreign.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_replace_what_is_something_else()
    {
        using ForeignScratch foreign = WithSolution(("build.sh", "my own\n"), ("Build/x.txt", ""), ("deep", ""));
        foreign.Rendered["deep/file.txt"] = "x\n";
        foreign.Rendered["src/App"] = "x\n";
        Assert.Contains("Nothing was changed, because of 4 files", foreign.Adopt(), StringComparison.Ordinal);
        Assert.Contains("refuse  build.sh: it is there and something else", foreign.Said, StringComparison.Ordinal);
        Assert.Contains("there is Build, which is the same on Windows", foreign.Said, StringComparison.Ordinal);
        Assert.Contains("deep is a file", foreign.Said, StringComparison.Ordinal);
        Assert.Contains("src/App is a folder", foreign.Said, StringComparison.Ordinal);
        Assert.False(File.Exists(foreign.Repository.At(".devex.json")));
        Assert.Null(foreign.Adopt(with: x => x with { IsDryRun = true }));
    }

    [Fact]
    public void Leaves_alone_what_has_changes_that_are_not_committed()
    {
        using ForeignScratch foreign = new(OneProject);
        foreign.Repository.Write("App.csproj", ForeignScratch.Project + "\n");
        foreign.Repository.Write("Program.cs", "other;\n");
        Assert.Contains("because of 1 file: App.csproj", foreign.Adopt(), StringComparison.Ordinal);
        Assert.Contains("git add App.csproj && git commit", foreign.Said, StringComparison.Ordinal);
        foreign.Repository.Git("checkout", "-q", "App.csproj");
        Assert.Null(foreign.Adopt());
        Assert.Equal("other;\n", foreign.Repository.Read("Program.cs"));
    }

    [Fact]
    public void Is_refused_where_it_makes_no_sense()
    {
        using ForeignScratch foreign = WithSolution();
        Assert.Contains(
            "There is no capability project. Name one: --capability hooks, or coverage",
            foreign.Adopt("project"),
            StringComparison.Ordinal
        );
        Assert.Contains("No capability is named", foreign.Adopt(null), StringComparison.Ordinal);
        Assert.Contains(
            "is no clone of the template",
            foreign.Adopt(with: x => x with { Template = foreign.Repository.Path }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "does not exist",
            foreign.Adopt(with: x => x with { Folder = foreign.Repository.At("nowhere") }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "git init",
            foreign.Adopt(with: x => x with { Folder = foreign.Template }),
            StringComparison.Ordinal
        );
        foreign.Rendered.Remove(".devex.json");
        Assert.Contains("makes no .devex.json", foreign.Adopt(), StringComparison.Ordinal);
        foreign.Repository.Write(
            ".devex.json",
            """{ "template": "T", "version": "1.0.0", "answers": { "capability": "project" } }"""
        );
        Assert.Contains("was made from the template as a whole", foreign.Adopt(), StringComparison.Ordinal);
        foreign.Repository.Write(".devex.json", "{");
        Assert.Contains("it is no valid JSON", foreign.Adopt(), StringComparison.Ordinal);
        foreign.Repository.Write(".devex.json", "[]");
        Assert.Contains("it is no object", foreign.Adopt(), StringComparison.Ordinal);
        using ForeignScratch empty = new(("README.md", "Nothing\n"));
        Assert.Contains("holds no .NET project", empty.Adopt(), StringComparison.Ordinal);
        empty.Repository.Write(
            "template/.template.config/template.json",
            File.ReadAllText(Path.Combine(empty.Template, ".template.config/template.json"))
        );
        Assert.Contains(
            "is the template itself",
            empty.Adopt(with: x => x with { Template = empty.Repository.At("template") }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Tells_of_other_programs_for_hooks()
    {
        using ForeignScratch foreign = WithSolution(("lefthook.yml", "\n"));
        foreign.Repository.Git("config", "core.hooksPath", "my-hooks");
        Assert.Null(foreign.Adopt());
        Assert.Contains("note    lefthook.yml: lefthook runs hooks here", foreign.Said, StringComparison.Ordinal);
        Assert.Contains("git looks for hooks in my-hooks", foreign.Said, StringComparison.Ordinal);
        Assert.Equal("my-hooks", foreign.Repository.Git("config", "core.hooksPath"));
    }

    [Fact]
    public void Tells_a_large_folder_of_the_build_in_a_line()
    {
        using ForeignScratch foreign = WithSolution();
        for (int i = 0; i < 5; i++)
            foreign.Rendered[$"build/Targets/{i}.cs"] = $"{i}\n";
        Assert.Null(foreign.Adopt());
        Assert.Contains("create  build/Targets/ (5 files)", foreign.Lines);
    }
}
