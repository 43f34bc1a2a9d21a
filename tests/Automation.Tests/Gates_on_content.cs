using System.Text;
using Automation.Gates;
using Automation.Git;

namespace Automation.Tests;

public sealed class Gates_on_content
{
    [Theory]
    [InlineData(
        "a.txt",
        "one\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n",
        "a.txt:2: a merge that nobody resolved",
        "merge-markers"
    )]
    [InlineData("a.json", "{ \"a\": 1,\n }", "a.json:2: not valid JSON", "syntax")]
    [InlineData("a.json", "// no\n{}", "a.json:1: not valid JSON", "syntax")]
    [InlineData("a.yml", "a: 1\nb: [1\nc: 2\n", "not valid YAML", "syntax")]
    [InlineData("a.yaml", "a: 1\na: 2\n", "not valid YAML", "syntax")]
    [InlineData("a.csproj", "<Project>\n<A>\n</Project>", "a.csproj:3: not valid XML", "syntax")]
    [InlineData("a.txt", "one\ntwo\r\n", "a.txt:2: a Windows line end", "line-ends")]
    [InlineData(
        "a.sh",
        "#!/bin/sh\n",
        "a.sh:1: a script without its executable bit. Set it: git update-index --chmod=+x 'a.sh'",
        "executable-bits"
    )]
    [InlineData("a.txt", "x\nAKIAQWERTYUIOPASDFGH\n", "a.txt:2: an AWS key id", "secrets")]
    [InlineData("a.txt", "t = ghp_0123456789abcdefghijklmnopqrstuvwxyz", "a.txt:1: a GitHub token", "secrets")]
    [InlineData("a.txt", "oy2abcdefghijklmnopqrstuvwxyz0123456789abcdefgh", "a.txt:1: a NuGet API key", "secrets")]
    [InlineData(
        "a.pem",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq9W2vXK0c8o0v5m8h3rJ2w9y1z\n",
        "a.pem:1: a private key",
        "secrets"
    )]
    public void Find_what_must_not_be_committed(string path, string content, string problem, string gate)
    {
        string line = Assert.Single(Problems(File(path, content)));
        Assert.Contains(problem, line, StringComparison.Ordinal);
        Assert.EndsWith($"[{gate}]", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.md", "Heading\n=======\n")]
    [InlineData("a.txt", "x <<<<<<< HEAD\n")]
    [InlineData("a.json", "{ \"a\": [1, 2] }")]
    [InlineData(".vscode/settings.json", "{ // fine\n \"a\": 1, }")]
    [InlineData("appsettings.Development.json", "{ /* fine */ }")]
    [InlineData("a.yml", "a: 1\n---\nb: ${{ x }}\n")]
    [InlineData("a.xml", "<!DOCTYPE a><a/>")]
    [InlineData("a.cmd", "echo\r\n")]
    [InlineData("a.bin", "\0<<<<<<< \n>>>>>>> \r\n")]
    [InlineData("a.txt", "AKIAIOSFODNN7EXAMPLE")]
    [InlineData("a.txt", "xAKIAQWERTYUIOPASDFGH")]
    [InlineData("a.cs", "const string Header = \"-----BEGIN PRIVATE KEY-----\";")]
    [InlineData("empty.json", "")]
    public void Have_nothing_to_say_about_what_is_fine(string path, string content) =>
        Assert.Empty(Problems(File(path, content)));

    [Fact]
    public void Accept_a_script_that_may_be_executed() =>
        Assert.Empty(Problems(File("a.sh", "#!/bin/sh\n") with { Mode = "100755" }));

    [Fact]
    public void Hold_files_to_the_size_limit()
    {
        CheckedFile large = new(new GitPath("large.zip"), "100644", 2_000_000, null, true);
        Assert.Contains(
            "1,954 KB, and the limit is 1,024 KB",
            Assert.Single(Problems(large)),
            StringComparison.Ordinal
        );
        Assert.Empty(Problems(Settings("""{ "maxFileSizeKilobytes": 2000 }"""), [large]));
    }

    [Fact]
    public void Tell_names_apart_that_a_disk_may_not()
    {
        CheckedFile[] files = [File("Docs/a.md", "a\n"), File("docs/b.md", "b\n"), File("x", "x\n"), File("X", "x\n")];
        IReadOnlyList<string> problems = Problems(GateSettings.Default, files);
        Assert.Equal(2, problems.Count);
        Assert.Contains("'Docs' and 'docs' differ in case alone", problems[0], StringComparison.Ordinal);
        Assert.Empty(Problems(GateSettings.Default, [.. files.Select(x => x with { IsNew = false })]));
    }

    [Fact]
    public void Make_the_exceptions_that_the_settings_give_with_a_reason()
    {
        GateSettings settings = Settings(
            """{ "exceptions": [ { "gate": "secrets", "paths": "tests/*", "reason": "made up" } ] }"""
        );
        const string token = "AKIAQWERTYUIOPASDFGH";
        Assert.Empty(Problems(settings, [File("tests/deep/a.txt", token)]));
        Assert.Single(Problems(settings, [File("src/a.txt", token)]));
    }

    [Theory]
    [InlineData("""{ "maxSize": 1 }""", "'maxSize' is no setting")]
    [InlineData("""{ "maxFileSizeKilobytes": "x" }""", "cannot be read")]
    [InlineData("""{ """, "cannot be read")]
    [InlineData("""{ "exceptions": [ { "gate": "secrets", "paths": "*" } ] }""", "lacks its 'reason'")]
    [InlineData(
        """{ "exceptions": [ { "gate": "secret", "paths": "*", "reason": "x" } ] }""",
        "'secret' is no gate on content"
    )]
    public void Say_what_is_wrong_with_their_settings(string json, string problem)
    {
        string message = Assert.Throws<AutomationException>(() => Settings(json)).Message;
        Assert.StartsWith(".config/gates.json", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_all_settings()
    {
        GateSettings settings = Settings(
            """{ "protectedBranches": ["main", "release"], "refuseProtectedBranches": true }"""
        );
        Assert.Equal(["main", "release"], settings.ProtectedBranches);
        Assert.True(settings.RefuseProtectedBranches);
        Assert.Same(GateSettings.Default, GateSettings.Parse(null));
    }

    [Fact]
    public void Look_at_the_index_and_without_git_at_the_folder()
    {
        using GitScratch git = new();
        git.Write("a.txt", "fine\n");
        git.Write("broken.json", "{");
        git.Git("add", "-A");
        git.Write("broken.json", "{}");
        git.Write("untracked.json", "{");
        Assert.StartsWith(
            "broken.json:1",
            Assert.Single(ContentReport.Run(RepositoryContent.Read(git.Repository))),
            StringComparison.Ordinal
        );

        git.Write(
            ".config/gates.json",
            """{ "exceptions": [{ "paths": "broken.json", "gate": "syntax", "reason": "meant" }] }"""
        );
        git.Git("update-index", "--add", "--cacheinfo", $"160000,{new string('1', 40)},sub");
        Assert.Empty(ContentReport.Run(RepositoryContent.Read(git.Repository)));

        using ScratchFolder folder = new();
        folder.Write("broken.json", "{");
        folder.Write("a.sh", "#!/bin/sh\n");
        IReadOnlyList<string> problems = ContentReport.Run(RepositoryContent.Read(new GitRepository(folder.Path)));
        Assert.Equal(OperatingSystem.IsWindows() ? 1 : 2, problems.Count);
        Assert.Contains(
            "problem",
            Assert.Throws<AutomationException>(() => ContentReport.ThrowIfAny(problems)).Message,
            StringComparison.Ordinal
        );
        ContentReport.ThrowIfAny([]);
    }

    [Fact]
    public void Are_listed_once_each_with_a_hook_and_a_target()
    {
        Assert.Equal(GateList.All.Count, GateList.All.Select(x => x.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(GateList.All, x => Assert.True(x.Scopes.HasFlag(GateScopes.All)));
        Assert.Contains(GateList.All, x => x.Hook == "PrePush" && x.Target == "Coverage");
    }

    private static IReadOnlyList<string> Problems(CheckedFile file) => Problems(GateSettings.Default, [file]);

    private static IReadOnlyList<string> Problems(GateSettings settings, CheckedFile[] files) =>
        ContentReport.Run(
            new CheckedContent(files, new Lazy<IReadOnlyList<GitPath>>(() => [.. files.Select(x => x.Path)]), settings)
        );

    private static CheckedFile File(string path, string content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        return new CheckedFile(new GitPath(path), "100644", bytes.Length, bytes, true);
    }

    private static GateSettings Settings(string json) => GateSettings.Parse(Encoding.UTF8.GetBytes(json));
}
