using Automation.Git;
using Automation.Hooks;
using Automation.Projects;

namespace Automation.Tests;

public sealed class Affected_projects
{
    [Theory]
    [InlineData("src/Core/A.cs", "Core,Cli,Core.Tests,Cli.Tests")]
    [InlineData("src/Cli/A.cs", "Cli,Cli.Tests")]
    [InlineData("tests/Core.Tests/A.cs", "Core.Tests")]
    [InlineData("src/Cli/Nested/B.cs", "Nested")]
    [InlineData("docs/a.md", "")]
    [InlineData("README.md", "")]
    [InlineData("Directory.Build.props", "Core,Cli,Nested,Cli.Tests,Core.Tests")]
    public void Are_those_that_hold_a_change_and_those_that_refer_to_them(string file, string affected)
    {
        using ScratchFolder scratch = new();
        AffectedProjects projects = AffectedProjects.Find(Projects(scratch), [file]);
        Assert.Equal(
            affected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
            projects.Affected.Select(x => x.Name).Order(StringComparer.Ordinal)
        );
        Assert.Equal(5, projects.Affected.Count + projects.Others.Count);
    }

    [Fact]
    public void Are_all_when_it_is_not_known_what_changed()
    {
        using ScratchFolder scratch = new();
        Assert.Empty(AffectedProjects.Find(Projects(scratch), null).Others);
    }

    [Fact]
    public void Make_a_part_of_the_solution()
    {
        using ScratchFolder scratch = new();
        IReadOnlyList<ProjectFile> projects = Projects(scratch);
        string json = SolutionFilter.Json(
            Path.Combine(scratch.Path, "artifacts", "part.slnf"),
            Path.Combine(scratch.Path, "All.sln"),
            projects.Where(x => x.Name == "Core")
        );
        Assert.Equal("""{"solution":{"path":"../All.sln","projects":["src/Core/Core.csproj"]}}""", json);
    }

    [Theory]
    [InlineData("""Project("{1}") = "Core", "src\Core\Core.csproj", "{2}" """)]
    [InlineData("""<Solution><Project Path="src/Core/Core.csproj" /></Solution>""")]
    public void Are_built_when_the_solution_has_them(string solution)
    {
        using ScratchFolder scratch = new();
        IReadOnlyList<ProjectFile> projects = Projects(scratch);
        Assert.Equal("Core", Assert.Single(SolutionFilter.Members(scratch.Write("All.sln", solution), projects)).Name);
    }

    [Fact]
    public void Come_from_what_the_remote_does_not_have()
    {
        using GitScratch git = new();
        using GitScratch remote = new();
        remote.Git("config", "core.bare", "true");
        string zero = new('0', 40);
        string first = git.Commit("feat: one");
        git.Git("remote", "add", "origin", remote.Path);
        Assert.Equal([new PushedCommits(first, null)], Read($"refs/heads/work {first} refs/heads/work {zero}"));
        git.Git("push", "-q", "origin", "work");
        git.Write("src/a.txt", "a\n");
        string second = git.Commit("feat: two");
        Assert.Equal([new PushedCommits(second, first)], Read($"refs/heads/work {second} refs/heads/work {first}"));
        Assert.Equal([new PushedCommits(second, first)], Read($"refs/heads/topic {second} refs/heads/topic {zero}"));
        Assert.Equal([new PushedCommits(first, first)], Read($"refs/heads/topic {first} refs/heads/topic {zero}"));
        Assert.Empty(
            Read($"(delete) {zero} refs/heads/topic {first}", "", $"refs/notes/gates {first} refs/notes/gates {zero}")
        );
        Assert.Equal(["src/a.txt"], git.Repository.ChangedFiles(first));

        IReadOnlyList<PushedCommits> Read(params string[] lines) => PushedCommits.Read(git.Repository, "origin", lines);
    }

    [Fact]
    public void Are_tested_as_they_are_pushed()
    {
        using GitScratch git = new();
        string first = git.Commit("feat: one");
        git.Write("a.txt", "a\n");
        git.Write(".gitignore", ".nuke/\n");
        string second = git.Commit("feat: two");
        Assert.Equal(git.Path, PushedWorkTree.For(git.Repository, second));
        string other = PushedWorkTree.For(git.Repository, first);
        Assert.False(File.Exists(Path.Combine(other, "a.txt")));
        git.Write("a.txt", "unfinished\n");
        Assert.Equal(other, PushedWorkTree.For(git.Repository, second));
        Assert.Equal("a\n", File.ReadAllText(Path.Combine(other, "a.txt")));
        Assert.Equal("unfinished\n", git.Read("a.txt"));
        File.WriteAllText(Path.Combine(other, ".git"), "gitdir: gone");
        Assert.Equal(other, PushedWorkTree.For(git.Repository, first));
        Assert.False(File.Exists(Path.Combine(other, "a.txt")));
    }

    [UnixFact]
    public void Are_tested_by_the_build_that_is_pushed_with_them()
    {
        using ScratchFolder scratch = new();
        string script = scratch.Write("build.sh", "#!/bin/sh\necho \"$BUILD_ROOT$*\"\necho no >&2\nexit $2\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.True(PushedWorkTree.RunBuild(scratch.Path, "Test", "0"));
        Assert.False(PushedWorkTree.RunBuild(scratch.Path, "Test", "1"));
    }

    [Fact]
    public void Are_built_without_the_variables_of_the_hook()
    {
        string? before = Environment.GetEnvironmentVariable("GIT_PREFIX");
        Environment.SetEnvironmentVariable("GIT_PREFIX", "x");
        HookEnvironment.Leave();
        Assert.Null(Environment.GetEnvironmentVariable("GIT_PREFIX"));
        Environment.SetEnvironmentVariable("GIT_PREFIX", before);
    }

    private static IReadOnlyList<ProjectFile> Projects(ScratchFolder scratch)
    {
        (string Path, string? Reference)[] projects =
        [
            ("src/Core/Core.csproj", null),
            ("src/Cli/Cli.csproj", "../Core/Core.csproj"),
            ("src/Cli/Nested/Nested.csproj", null),
            ("tests/Core.Tests/Core.Tests.csproj", "../../src/Core/Core.csproj"),
            ("tests/Cli.Tests/Cli.Tests.csproj", "../../src/Cli/Cli.csproj"),
        ];
        foreach ((string path, string? reference) in projects)
            scratch.Write(
                path,
                $"<Project><ItemGroup>{(reference == null ? "" : $"<ProjectReference Include=\"{reference}\" />")}</ItemGroup></Project>"
            );
        return ProjectFile.ReadAll(scratch.Path, projects.Select(x => x.Path));
    }
}
