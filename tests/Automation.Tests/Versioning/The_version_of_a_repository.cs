using System.Text.Json;
using Automation.Versioning;

namespace Automation.Tests.Versioning;

public sealed class The_version_of_a_repository : IDisposable
{
    private const string Configuration = "workflow: GitHubFlow/v1\n";

    private readonly GitScratch git = new();
    private readonly ScratchFolder other = new();

    public The_version_of_a_repository()
    {
        git.Git("switch", "-q", "-C", "main");
        git.Write("GitVersion.yml", Configuration);
    }

    public void Dispose()
    {
        git.Dispose();
        foreach (string file in Directory.GetFiles(other.Path, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        other.Dispose();
    }

    [Fact]
    public void Is_below_all_others_without_commits_and_without_git()
    {
        RepositoryVersion version = Read(git.Path);
        Assert.Equal("0.0.0-0", version.FullSemVer);
        Assert.Equal("0.0.0.0", version.Variable("AssemblySemVer"));
        Assert.Contains("There are no commits yet", version.Missing, StringComparison.Ordinal);
        Assert.Contains(
            "below all others",
            RepositoryVersion.Explain(new VersionRequest(git.Path)),
            StringComparison.Ordinal
        );
        RepositoryVersion nowhere = Read(other.Path);
        Assert.Equal("0.0.0-0", nowhere.FullSemVer);
        Assert.Contains("no git repository", nowhere.Missing, StringComparison.Ordinal);
        Assert.Contains("\"FullSemVer\": \"0.0.0-0\"", nowhere.ToJson(), StringComparison.Ordinal);
        Assert.Throws<AutomationException>(() =>
            RepositoryVersion.Read(new VersionRequest(other.Path) { RequireHistory = true })
        );
    }

    [Fact]
    public void Of_a_shallow_clone_says_what_is_missing()
    {
        Release();
        string clone = Path.Combine(other.Path, "clone");
        git.Git("clone", "-q", "--depth", "1", $"file://{git.Path}", clone);
        RepositoryVersion version = Read(clone);
        Assert.Equal("0.0.1-1", version.FullSemVer);
        Assert.Contains("git fetch --unshallow --tags", version.Missing, StringComparison.Ordinal);
        Assert.Contains(
            "whole history",
            Assert
                .Throws<AutomationException>(() =>
                    RepositoryVersion.Read(new VersionRequest(clone) { RequireHistory = true })
                )
                .Message,
            StringComparison.Ordinal
        );
        git.Git("-C", clone, "fetch", "-q", "--unshallow", "--tags");
        Assert.Equal("1.2.1-2", Read(clone).FullSemVer);
        Assert.Null(Read(clone).Missing);
    }

    [Fact]
    public void Is_the_same_in_a_clone_a_worktree_a_submodule_and_after_a_collection()
    {
        Release();
        Assert.Equal("1.2.1-2", Read(git.Path).FullSemVer);
        string clone = Path.Combine(other.Path, "clone");
        git.Git("clone", "-q", git.Path, clone);
        Assert.Equal("1.2.1-2", Read(clone).FullSemVer);
        git.Git("branch", "topic");
        string tree = Path.Combine(other.Path, "tree");
        git.Git("worktree", "add", "-q", tree, "topic");
        Assert.Equal("1.2.1-topic.1+2", Read(tree).FullSemVer);
        string bare = Path.Combine(other.Path, "bare");
        git.Git("clone", "-q", "--bare", git.Path, bare);
        Assert.Equal(
            "1.2.1-2",
            RepositoryVersion.Read(new VersionRequest(bare) { ConfigurationFile = git.At("GitVersion.yml") }).FullSemVer
        );
        using GitScratch outer = new();
        outer.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", git.Path, "inner");
        Assert.Equal("1.2.1-2", Read(outer.At("inner")).FullSemVer);
        git.Git("gc", "-q");
        Assert.Equal("1.2.1-2", Read(git.Path, noCache: true).FullSemVer);
        Directory.CreateDirectory(git.At("deep"));
        Assert.Equal("1.2.1-2", Read(git.At("deep")).FullSemVer);
        git.Git("pack-refs", "--all");
        Assert.Equal("1.2.1-2", Read(git.Path, noCache: true).FullSemVer);
    }

    [Fact]
    public void Is_that_of_the_tag_in_the_checkout_that_a_release_makes()
    {
        File.Copy(Path.Combine(RepositoryFolder.Path, "GitVersion.yml"), git.At("GitVersion.yml"), overwrite: true);
        Release();
        git.Git("branch", "release/2.0.0");
        string clone = Path.Combine(other.Path, "clone");
        // What actions/checkout does for a tag with fetch-depth 0.
        git.Git("init", "-q", clone);
        git.Git("-C", clone, "remote", "add", "origin", git.Path);
        git.Git(
            "-C",
            clone,
            "fetch",
            "-q",
            "--no-tags",
            "origin",
            "+refs/heads/*:refs/remotes/origin/*",
            "+refs/tags/*:refs/tags/*"
        );
        git.Git("-C", clone, "checkout", "-q", "--force", "refs/tags/v1.2.0");
        Assert.Equal("1.2.0", Read(clone).FullSemVer);
        Assert.Null(Read(clone).Missing);
    }

    [Fact]
    public void Knows_the_branch_that_a_CI_service_checked_out()
    {
        Release();
        git.Git("branch", "a");
        git.Git("branch", "b");
        git.Git("checkout", "-q", "--detach");
        string head = git.Git("rev-parse", "HEAD");
        Assert.Equal("1.2.1--no-branch-.1+2", Read(git.Path).FullSemVer);
        Assert.Equal("1.2.1-2", In("refs/heads/main", head));
        Assert.Equal("1.2.1-PullRequest5.2", In("refs/pull/5/merge", head));
        Assert.Equal("1.2.1--no-branch-.1+2", In("refs/tags/v1.2.0", head));
        Assert.Equal("1.2.1--no-branch-.1+2", In("refs/heads/main", new string('1', 40)));
        Assert.Equal("1.2.1--no-branch-.1+2", In("refs/heads/", head));
        Assert.Equal("1.2.1--no-branch-.1+2", In("refs/pull/", head));

        string In(string name, string id)
        {
            (string? oldName, string? oldId) = (
                Environment.GetEnvironmentVariable("GITHUB_REF"),
                Environment.GetEnvironmentVariable("GITHUB_SHA")
            );
            try
            {
                Environment.SetEnvironmentVariable("GITHUB_REF", name);
                Environment.SetEnvironmentVariable("GITHUB_SHA", id);
                Assert.Equal(
                    "1.2.1--no-branch-.1+2",
                    RepositoryVersion.Read(new VersionRequest(git.Path) { OnlyGit = true }).FullSemVer
                );
                return Read(git.Path).FullSemVer;
            }
            finally
            {
                Environment.SetEnvironmentVariable("GITHUB_REF", oldName);
                Environment.SetEnvironmentVariable("GITHUB_SHA", oldId);
            }
        }
    }

    [Fact]
    public void Of_a_branch_alone_follows_the_rules_of_the_main_branch_and_says_so()
    {
        Release();
        git.Git("switch", "-q", "-c", "feature/a");
        git.Commit("four");
        string clone = Path.Combine(other.Path, "clone");
        git.Git("clone", "-q", "--single-branch", "--branch", "feature/a", git.Path, clone);
        git.Git("-C", clone, "update-ref", "-d", "refs/remotes/origin/HEAD");
        RepositoryVersion version = Read(clone);
        Assert.Equal("1.2.1-a.1+3", version.FullSemVer);
        Assert.Contains("'feature/a' came from is not here", version.Missing, StringComparison.Ordinal);
        Assert.Contains("is not here", Read(clone).Missing, StringComparison.Ordinal);
        Assert.Throws<AutomationException>(() =>
            RepositoryVersion.Read(new VersionRequest(clone) { RequireHistory = true })
        );
    }

    [Fact]
    public void Looks_through_annotated_tags_and_tags_of_tags()
    {
        git.Commit("one");
        git.Git("tag", "-a", "-m", "inner", "inner");
        git.Git("tag", "-a", "-m", "outer", "v3.0.0", "inner");
        Assert.Equal("3.0.0", Read(git.Path).FullSemVer);
        git.Write("blob.txt", "x");
        git.Git("add", "-A");
        git.Git("tag", "v4.0.0", git.Git("rev-parse", ":blob.txt"));
        Assert.Equal("3.0.0", Read(git.Path).FullSemVer);
    }

    [Fact]
    public void Passes_over_commits_whose_files_are_ignored()
    {
        git.Write("GitVersion.yml", Configuration + "ignore: { paths: [^docs/] }\n");
        git.Commit("one");
        git.Git("tag", "v1.0.0");
        git.Write("docs/a.md", "a\n");
        git.Commit("docs +semver: major");
        Assert.Equal("1.0.0", Read(git.Path).FullSemVer);
        git.Write("docs/b.md", "b\n");
        git.Write("src/a.txt", "a\n");
        git.Commit("both");
        Assert.Equal("1.0.1-1", Read(git.Path).FullSemVer);
    }

    [Fact]
    public void Is_told_in_all_the_ways_that_GitVersion_has()
    {
        Release();
        RepositoryVersion version = Read(git.Path);
        using JsonDocument json = JsonDocument.Parse(version.ToJson());
        JsonElement root = json.RootElement;
        Assert.Equal(28, root.EnumerateObject().Count());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("BuildMetaData").ValueKind);
        Assert.Equal(55002, root.GetProperty("WeightedPreReleaseNumber").GetInt32());
        Assert.Equal(0, root.GetProperty("UncommittedChanges").GetInt32());
        Assert.Equal(git.Git("rev-parse", "HEAD"), version.Variable("sha"));
        git.Write("new.txt", "");
        Assert.Equal("1", version.Variable("UncommittedChanges"));
        Assert.Contains(
            "'Nothing' is no variable. There are AssemblySemFileVer, ",
            Assert.Throws<AutomationException>(() => version.Variable("Nothing")).Message,
            StringComparison.Ordinal
        );
        git.Write(
            "GitVersion.yml",
            Configuration
                + "assembly-informational-format: '{MajorMinorPatch}/{ShortSha}'\nassembly-versioning-scheme: MajorMinor\nassembly-file-versioning-scheme: MajorMinorPatchTag\n"
        );
        RepositoryVersion formatted = Read(git.Path);
        Assert.Equal($"1.2.1-{git.Git("rev-parse", "HEAD")[..7]}", formatted.Variable("InformationalVersion"));
        Assert.Equal("1.2.0.0", formatted.Variable("AssemblySemVer"));
        Assert.Equal("1.2.1.2", formatted.Variable("AssemblySemFileVer"));
        git.Write("GitVersion.yml", Configuration + "assembly-informational-format: '{Nobody}'\n");
        Assert.Throws<AutomationException>(() => Read(git.Path));
        git.Write("GitVersion.yml", Configuration);
        Assert.Equal(
            "5.0.0-2",
            RepositoryVersion
                .Read(new VersionRequest(git.Path) { Overrides = VersionOverrides.Parse(["next-version=5.0.0"]) })
                .FullSemVer
        );
        Assert.Equal(
            "1.3.0-x.2",
            RepositoryVersion
                .Read(
                    new VersionRequest(git.Path)
                    {
                        Overrides = VersionOverrides.Parse(["branches.main.increment=Minor", "branches.main.label=x"]),
                    }
                )
                .FullSemVer
        );
        Assert.Throws<AutomationException>(() => VersionOverrides.Parse(["=x"]));
        Assert.Contains(
            "1.2.1-2  main at",
            RepositoryVersion.Explain(new VersionRequest(git.Path)),
            StringComparison.Ordinal
        );
        Assert.Throws<AutomationException>(() => Read(git.Path, file: git.At("none.yml")));
    }

    [Fact]
    public void Is_compared_with_that_of_the_tool_variable_by_variable()
    {
        const string ours = """{ "FullSemVer": "1.0.0", "Major": 1, "BuildMetaData": null, "UncommittedChanges": 3 }""";
        Assert.Empty(GitVersionTool.Differences(ours, ours.Replace("3", "0", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "  FullSemVer: the build says '1.0.0', GitVersion.Tool '1.0.1'",
                "  Minor: the build says 'nothing', GitVersion.Tool '0'",
            ],
            GitVersionTool.Differences(ours, """{ "FullSemVer": "1.0.1", "Minor": 0 }""")
        );
        using ScratchFolder feed = new();
        feed.Write("empty/none", "");
        feed.Write(
            "nuget.config",
            """<configuration><packageSources><clear /><add key="local" value="empty" /></packageSources></configuration>"""
        );
        feed.Write(
            ".config/dotnet-tools.json",
            """{ "version": 1, "isRoot": true, "tools": { "gitversion.tool": { "version": "6.8.2", "commands": ["dotnet-gitversion"] } } }"""
        );
        GitVersionTool tool = new(new Tools.LocalTools(feed.Path, Path.Combine(feed.Path, "packages")));
        Assert.StartsWith("gitversion.tool 6.8.2 is not on this feed", tool.WhyNot, StringComparison.Ordinal);
        Assert.Equal(
            "gitversion.tool 6.8.2 is not on this feed, and it was asked for by name. Add a source that has it to nuget.config.",
            Assert
                .Throws<AutomationException>(() =>
                    tool.Read(new VersionRequest(git.Path) { Branch = "main", Commit = "x" }, "Sha")
                )
                .Message
        );
        Assert.Throws<AutomationException>(() => tool.Compare(new VersionRequest(git.Path)));
    }

    [Fact]
    public void Is_for_the_branch_and_the_commit_that_are_named()
    {
        string release = git.Commit("one");
        git.Git("tag", "v1.2.0");
        // The time of a commit tells which ones came before it, in seconds.
        Thread.Sleep(1_100);
        git.Commit("two");
        git.Commit("three");
        git.Git("switch", "-q", "-c", "feature/a");
        git.Commit("a");
        Assert.Equal("1.2.1-a.1+3", Read(git.Path).FullSemVer);
        Assert.Equal("1.2.1-2", RepositoryVersion.Read(new VersionRequest(git.Path) { Branch = "main" }).FullSemVer);
        Assert.Equal(
            "1.2.0",
            RepositoryVersion.Read(new VersionRequest(git.Path) { Branch = "main", Commit = release }).FullSemVer
        );
        Assert.Equal(
            "1.2.0",
            RepositoryVersion.Read(new VersionRequest(git.Path) { Branch = "main", Commit = "v1.2.0" }).FullSemVer
        );
        Assert.Equal(
            "There is no branch 'other' here. There are feature/a, main.",
            Fails(new VersionRequest(git.Path) { Branch = "other" })
        );
        Assert.StartsWith(
            "git knows no commit 'v9'",
            Fails(new VersionRequest(git.Path) { Commit = "v9" }),
            StringComparison.Ordinal
        );
        Assert.Contains("does not exist", Fails(new VersionRequest(git.At("none"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Is_an_error_where_a_branch_or_a_commit_is_named_that_cannot_be_there()
    {
        string message = Fails(new VersionRequest(other.Path) { Branch = "nope" });
        Assert.StartsWith("There is no 'nope' here. There is no git repository", message, StringComparison.Ordinal);
        message = Fails(new VersionRequest(git.Path) { Commit = "abc" });
        Assert.StartsWith("There is no 'abc' here. There are no commits yet", message, StringComparison.Ordinal);
        Assert.Equal(
            message,
            Assert
                .Throws<AutomationException>(() =>
                    RepositoryVersion.Explain(new VersionRequest(git.Path) { Commit = "abc" })
                )
                .Message
        );
    }

    [Theory]
    [InlineData("nonsense\n")]
    [InlineData("")]
    [InlineData(null)]
    public void Is_an_error_where_HEAD_is_damaged(string? head)
    {
        Release();
        File.Delete(git.At(".git/HEAD"));
        if (head != null)
            File.WriteAllText(git.At(".git/HEAD"), head);
        Directory.CreateDirectory(git.At("deep"));
        Assert.Contains(
            "HEAD names neither a branch nor a commit",
            Fails(new VersionRequest(git.At("deep"))),
            StringComparison.Ordinal
        );
        Directory.Delete(git.At(".git/objects"), recursive: true);
        Assert.Equal("0.0.0-0", Read(git.Path).FullSemVer);
    }

    [Fact]
    public void Is_an_error_where_what_is_checked_out_is_not_there()
    {
        Release();
        string missing = new('1', 40);
        git.Write(".git/refs/tags/v1.2.1", $"{missing}\n");
        Assert.Contains(
            "git fsck tells what is missing",
            Fails(new VersionRequest(git.Path)),
            StringComparison.Ordinal
        );
        File.Delete(git.At(".git/refs/tags/v1.2.1"));
        git.Write(".git/refs/heads/other", $"{missing}\n");
        string message = Fails(new VersionRequest(git.Path));
        Assert.Contains("git fsck tells what is missing", message, StringComparison.Ordinal);
        Assert.Contains("git update-ref -d", message, StringComparison.Ordinal);
        git.Write(".git/refs/heads/other", "nonsense\n");
        git.Write(".git/HEAD", "ref: refs/heads/other\n");
        message = Fails(new VersionRequest(git.Path));
        Assert.StartsWith("HEAD leads to no commit", message, StringComparison.Ordinal);
        git.Write(".git/HEAD", $"{missing}\n");
        message = Fails(new VersionRequest(git.Path));
        Assert.StartsWith("HEAD leads to no commit", message, StringComparison.Ordinal);
        git.Write(".git/HEAD", "ref: refs/heads/none\n");
        Assert.Equal("0.0.0-0", Read(git.Path).FullSemVer);
    }

    [Fact]
    public void Is_no_date_beyond_the_year_9999()
    {
        git.Git("config", "user.name", "Somebody");
        string tree = git.Git("write-tree");
        git.Write(
            "commit",
            $"tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 999999999999 +0000\n\nfeat: late\n"
        );
        git.Git("update-ref", "HEAD", git.Git("hash-object", "-t", "commit", "-w", git.At("commit")));
        Assert.Contains(
            "was made 999999999999 seconds after 1970, which is in no year from 1 to 9999",
            Fails(new VersionRequest(git.Path)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Warns_of_a_label_that_names_what_there_is_not()
    {
        Release();
        Assert.Null(Read(git.Path).Warning);
        git.Write("GitVersion.yml", Configuration + "branches: { main: { label: 'a{Nope}' } }\n");
        for (int i = 0; i < 2; i++)
        {
            RepositoryVersion version = Read(git.Path);
            Assert.Equal("1.2.1-a{Nope}.2", version.FullSemVer);
            Assert.StartsWith("'1.2.1-a{Nope}.2' is no semantic version", version.Warning, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("v1.3.0-beta.9223372036854775807")]
    [InlineData("v9223372036854775807.0.0")]
    [InlineData("v1.9223372036854775807.0")]
    [InlineData("v1.2.9223372036854775800")]
    public void Takes_no_tag_whose_numbers_are_full(string tag)
    {
        Release();
        git.Git("tag", tag, "HEAD~1");
        Assert.Equal("1.2.1-2", Read(git.Path).FullSemVer);
    }

    [Fact]
    public void Needs_a_configuration_that_can_be_read()
    {
        Release();
        File.Delete(git.At("GitVersion.yml"));
        Directory.CreateDirectory(git.At("GitVersion.yml"));
        Assert.Contains("GitVersion.yml is a folder", Fails(new VersionRequest(git.Path)), StringComparison.Ordinal);
        Directory.Delete(git.At("GitVersion.yml"));
        if (OperatingSystem.IsWindows())
            return;
        File.CreateSymbolicLink(git.At("GitVersion.yml"), "nowhere.yml");
        string message = Fails(new VersionRequest(git.Path));
        Assert.Contains("GitVersion.yml cannot be read: ", message, StringComparison.Ordinal);
        Assert.EndsWith("Mend its rights, or what it links to.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_next_version_as_it_was_written()
    {
        Release();
        git.Write("GitVersion.yml", Configuration + "next-version: 1\n");
        Assert.StartsWith(
            "GitVersion.yml:2: next-version is '1', which is no version",
            Fails(new VersionRequest(git.Path)),
            StringComparison.Ordinal
        );
    }

    private static string Fails(VersionRequest request) =>
        Assert.Throws<AutomationException>(() => RepositoryVersion.Read(request)).Message;

    /// <summary>Whatever is done to a repository, what is recalled is what would be calculated.</summary>
    [Fact]
    public void Is_never_recalled_after_something_changed()
    {
        Random random = new(20_261_121);
        Release();
        for (int i = 0; i < 40; i++)
        {
            string last = git.Git("rev-parse", "HEAD");
            switch (random.Next(9))
            {
                case 0 or 1:
                    git.Commit(random.Next(2) == 0 ? "work" : "more +semver: minor");
                    break;
                case 2:
                    git.Git("tag", "-f", $"v1.{random.Next(5)}.{random.Next(5)}");
                    break;
                case 3:
                    git.Git("tag", "-d", git.Git("tag").Split('\n')[0]);
                    git.Git("tag", "-f", "v0.1.0");
                    break;
                case 4:
                    git.Git("switch", "-q", "-C", $"feature/{random.Next(3)}");
                    break;
                case 5:
                    git.Git("switch", "-q", "main");
                    break;
                case 6:
                    git.Write("GitVersion.yml", Configuration + $"next-version: {random.Next(3)}.{random.Next(3)}.0\n");
                    break;
                case 7:
                    git.Git("checkout", "-q", "--detach");
                    break;
                default:
                    git.Git("replace", "-f", last, git.Git("commit-tree", "-m", "other +semver: major", "HEAD^{tree}"));
                    break;
            }
            RepositoryVersion recalled = Read(git.Path);
            Assert.Equal(Read(git.Path, noCache: true).ToJson(), recalled.ToJson());
            Assert.Equal(recalled.ToJson(), Read(git.Path).ToJson());
        }
        Assert.InRange(Directory.GetFiles(git.At(".git/version-cache")).Length, 2, 32);
    }

    [Fact]
    public void Is_calculated_again_when_what_was_remembered_is_torn()
    {
        Release();
        Read(git.Path);
        string file = Assert.Single(Directory.GetFiles(git.At(".git/version-cache")));
        File.WriteAllText(file, File.ReadAllText(file).Replace("1.2.1-2", "9.9.9", StringComparison.Ordinal));
        Assert.Equal("9.9.9", Read(git.Path).FullSemVer);
        foreach (string torn in (string[])["", "{", "[]", "{}", "1"])
        {
            File.WriteAllText(file, torn);
            Assert.Equal("1.2.1-2", Read(git.Path).FullSemVer);
        }
        Directory.Delete(git.At(".git/version-cache"), recursive: true);
        File.WriteAllText(git.At(".git/version-cache"), "in the way");
        Assert.Equal("1.2.1-2", Read(git.Path).FullSemVer);
    }

    [Fact]
    public void Is_found_through_messages_of_any_length_and_bytes()
    {
        git.Commit("one");
        git.Git("tag", "v1.0.0");
        git.Commit(new string('x', 100_000) + "\n\n+semver: minor");
        for (int i = 0; i < 12; i++)
            git.Commit($"work {i}\n\n{new string('y', 90_000)}");
        git.Git("-c", "i18n.commitEncoding=latin1", "commit", "-q", "--allow-empty", "--no-verify", "-m", "ä");
        Assert.Equal("1.1.0-14", Read(git.Path).FullSemVer);
    }

    private void Release()
    {
        git.Commit("one");
        git.Git("tag", "-a", "-m", "release", "v1.2.0");
        git.Commit("two");
        git.Commit("three");
    }

    private static RepositoryVersion Read(string folder, bool noCache = false, string? file = null) =>
        RepositoryVersion.Read(new VersionRequest(folder) { NoCache = noCache, ConfigurationFile = file });
}
