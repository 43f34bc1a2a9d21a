using Automation.Formatting;
using Automation.Git;
using Automation.Processes;
using Automation.TemplateUpdates;
using Automation.Tools;

namespace Automation.Tests.TemplateUpdates;

public sealed class Starting_a_project : IDisposable
{
    private const StringComparison Exact = StringComparison.Ordinal;
    private const string Record = """{ "template": "t", "version": "1.0.0", "answers": { "name": "NAME" } }""";
    private readonly ScratchFolder scratch = new();
    private readonly Dictionary<string, string?> variables = new(StringComparer.Ordinal);
    private readonly string root;

    public Starting_a_project()
    {
        root = Path.Combine(scratch.Path, "Acme Shöp");
        Write(".devex.json", Record.Replace("NAME", "Acme.Shop", Exact));
        Write("build.sh", "#!/bin/sh\n");
        Write(".husky/pre-push", "#!/bin/sh\n");
        Write(".husky/notes.txt", "notes\n");
        Write(".gitignore", "artifacts/\n");
        Write("artifacts/x", "made\n");
    }

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(scratch.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        scratch.Dispose();
    }

    [Fact]
    public void Completes_the_record_and_makes_a_repository_with_a_first_commit()
    {
        string line = Assert.Single(Start().Begin());
        Assert.Equal(
            "The project is a git repository now, with a first commit: feat: start Acme.Shop from the template",
            line
        );
        Assert.Equal(
            [".gitignore", ".husky/notes.txt", ".husky/pre-push", "build.sh"],
            BirthRecord.Find(root)!.Files!.Keys
        );
        Assert.Equal(
            "main feat: start Acme.Shop from the template",
            $"{Git("branch", "--show-current")} {Git("log", "-1", "--format=%s")}"
        );
        Assert.Equal("", Git("status", "--porcelain"));
        Assert.Equal(
            [
                "100644 .devex.json",
                "100644 .gitignore",
                "100644 .husky/notes.txt",
                "100755 .husky/pre-push",
                "100755 build.sh",
            ],
            Git("ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD").Split('\n')
        );
        Assert.Empty(Start().Begin());
        Assert.Equal(["The project is started already."], Start().Run());
    }

    [Fact]
    public void Names_no_project_whose_name_is_too_long_for_a_commit()
    {
        Write(".devex.json", Record.Replace("NAME", new string('x', 100), Exact));
        Assert.EndsWith("feat: start the project from the template", Assert.Single(Start().Begin()), Exact);
    }

    [Fact]
    public void Commits_nothing_when_git_does_not_know_who_does_it()
    {
        string line = Assert.Single(Start(AsNobody()).Begin());
        Assert.StartsWith(
            "The project is a git repository now, without a commit: git does not know who you are. Do: git config",
            line,
            Exact
        );
        Assert.Null(new GitRepository(root).TryLine("rev-parse", "--verify", "--quiet", "HEAD"));
        Assert.Equal(5, Git("ls-files").Split('\n').Length);
        Assert.Empty(Start().Begin());
    }

    [Fact]
    public void Goes_on_without_git()
    {
        ProjectStart start = new(root, variables.GetValueOrDefault) { Git = Path.Combine(root, "none") };
        Assert.StartsWith(
            "git is not on PATH, so the project is in no repository.",
            Assert.Single(start.Begin()),
            Exact
        );
        Assert.NotNull(BirthRecord.Find(root)!.Files);
        // With git, asked for, it is done then.
        Assert.StartsWith("The project is a git repository now", Assert.Single(Start().Run()), Exact);
    }

    [UnixFact]
    public void Says_what_git_refuses()
    {
        string program = scratch.WriteProgram(
            "git",
            "#!/bin/sh\n[ \"$1\" = --version ] || { echo too old >&2; exit 1; }\n"
        );
        ProjectStart start = new(root, variables.GetValueOrDefault) { Git = program };
        Assert.StartsWith(
            "The project is not started: git init failed: too old When",
            Assert.Single(start.Begin()),
            Exact
        );
    }

    [Fact]
    public void Neither_makes_a_repository_in_another_one_nor_commits_there()
    {
        Outer("init", "-q");
        Assert.StartsWith(
            $"The project lies in a folder of the repository {scratch.Path}: commit it there.",
            Assert.Single(Start().Begin()),
            Exact
        );
        Assert.False(Path.Exists(Path.Combine(root, ".git")));
        Assert.NotNull(BirthRecord.Find(root)!.Files);
        Assert.Equal("", Outer("ls-files"));
        if (!OperatingSystem.IsWindows())
            Assert.True(File.GetUnixFileMode(Path.Combine(root, "build.sh")).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public void Asks_to_commit_a_record_that_was_committed_incomplete()
    {
        Outer("init", "-q");
        Outer("add", "-A");
        Assert.StartsWith(
            "The files of the template are formatted and listed in .devex.json now. Commit that: git commit",
            Assert.Single(Start().Begin()),
            Exact
        );
    }

    [Fact]
    public void Makes_the_first_commit_of_a_repository_that_is_empty()
    {
        Git("init", "-q", "-b", "trunk");
        Assert.Contains("with a first commit: feat: start Acme.Shop", Assert.Single(Start().Begin()), Exact);
        Assert.Equal("trunk 1", $"{Git("branch", "--show-current")} {Git("rev-list", "--count", "HEAD")}");
    }

    [Fact]
    public void Leaves_alone_what_was_in_the_repository_before()
    {
        Write("Mine.cs", "class  Mine{}\n");
        Write("src/Theirs.cs", "class  Theirs{}\n");
        Git("init", "-q");
        Git("add", "Mine.cs");
        ProjectStart start = new(root, variables.GetValueOrDefault)
        {
            Formatting = new(() => Formatter.Create(RepositoryFolder.Path, new LocalTools(RepositoryFolder.Path))),
        };

        Assert.Empty(start.Begin());

        Assert.Equal("class  Mine{}\n", File.ReadAllText(Path.Combine(root, "Mine.cs")));
        Assert.Equal("class Theirs { }\n", File.ReadAllText(Path.Combine(root, "src/Theirs.cs")));
        IReadOnlyDictionary<string, string> files = BirthRecord.Find(root)!.Files!;
        Assert.Equal(
            BlobId.Of(File.ReadAllBytes(Path.Combine(root, "src/Theirs.cs"))),
            files.GetValueOrDefault("src/Theirs.cs")
        );
        Assert.DoesNotContain("Mine.cs", files.Keys);
    }

    [Fact]
    public void Says_what_cannot_be_formatted_and_goes_on()
    {
        ProjectStart start = new(root, variables.GetValueOrDefault)
        {
            Formatting = new(() => throw new AutomationException("The formatter is on no feed.")),
        };

        Assert.Equal(
            "Nothing was formatted: The formatter is on no feed. Once that is mended: ./build.sh Format",
            start.Begin()[0]
        );
        Assert.NotNull(BirthRecord.Find(root)!.Files);
    }

    [Fact]
    public void Makes_no_repository_on_a_server_unless_it_is_asked_to()
    {
        variables["CI"] = "true";
        Assert.Empty(Start().Begin());
        Assert.NotNull(BirthRecord.Find(root)!.Files);
        Assert.False(Path.Exists(Path.Combine(root, ".git")));
        Assert.StartsWith("The project is a git repository now", Assert.Single(Start().Run()), Exact);
    }

    [Fact]
    public void Does_not_hide_on_a_server_that_the_record_was_committed_incomplete()
    {
        variables["CI"] = "true";
        Outer("init", "-q");
        Outer("add", "-A");
        Assert.Empty(Start().Begin());
        Assert.Null(BirthRecord.Find(root)!.Files);
    }

    [Fact]
    public void Is_left_for_later_in_a_hook()
    {
        variables["GIT_INDEX_FILE"] = ".git/index";
        Assert.Empty(Start().Begin());
        Assert.Null(BirthRecord.Find(root)!.Files);
    }

    [Fact]
    public void Says_what_is_wrong_with_the_record_and_goes_on()
    {
        Write(".devex.json", "{");
        Assert.StartsWith("The project is not started: .devex.json says", Assert.Single(Start().Begin()), Exact);
        Assert.Throws<AutomationException>(() => Start().Run());
    }

    [Fact]
    public void Is_nothing_where_nothing_was_made_from_the_template()
    {
        File.Delete(Path.Combine(root, ".devex.json"));
        Assert.Empty(Start().Begin());
        Assert.Equal([$"{root} was not made from the template: it has no .devex.json."], Start().Run());
        Directory.Delete(Path.Combine(root, ".husky"), recursive: true);
        Assert.Equal(["build.sh"], FirstCommit.Programs(root));
    }

    private ProjectStart Start(Dictionary<string, string?>? identity = null) =>
        new(root, variables.GetValueOrDefault) { GitVariables = identity ?? AsSomebody() };

    private static Dictionary<string, string?> AsSomebody() => Identity("Somebody", "somebody@example.org");

    private Dictionary<string, string?> AsNobody() =>
        new(Identity(null, null), StringComparer.Ordinal)
        {
            ["GIT_CONFIG_GLOBAL"] = scratch.Write("empty.config", ""),
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["EMAIL"] = null,
        };

    private static Dictionary<string, string?> Identity(string? name, string? address) =>
        new(StringComparer.Ordinal)
        {
            ["GIT_AUTHOR_NAME"] = name,
            ["GIT_COMMITTER_NAME"] = name,
            ["GIT_AUTHOR_EMAIL"] = address,
            ["GIT_COMMITTER_EMAIL"] = address,
        };

    private void Write(string path, string content) => scratch.Write(Path.Combine("Acme Shöp", path), content);

    private string Git(params string[] arguments) => At(root, arguments);

    private string Outer(params string[] arguments) => At(scratch.Path, arguments);

    private static string At(string folder, string[] arguments)
    {
        CommandResult result = new Command("git", arguments, folder).Run();
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.TrimEnd('\n');
    }
}
