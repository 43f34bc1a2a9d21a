using Automation.Projects;
using Automation.PublicApi;

namespace Automation.Tests.PublicApi;

/// <summary>The library is the assembly of these tests' own build automation: what counts is its accepted file.</summary>
public sealed class A_public_API : IDisposable
{
    private const string File = "src/Acme.Shop/PublicApi.txt";
    private const string Gone = "Acme.Gone: public static void Do()";

    private readonly GitScratch git = new();

    public A_public_API()
    {
        git.Write(
            "src/Acme.Shop/Acme.Shop.csproj",
            "<Project><PropertyGroup><IsPackable>true</IsPackable></PropertyGroup></Project>"
        );
        git.Write("GitVersion.yml", System.IO.File.ReadAllText(Path.Combine(RepositoryFolder.Path, "GitVersion.yml")));
        git.Write(
            ".config/commits.json",
            System.IO.File.ReadAllText(Path.Combine(RepositoryFolder.Path, ".config", "commits.json"))
        );
    }

    private static string Assembly => typeof(ApiReader).Assembly.Location;

    private IReadOnlyList<ProjectFile> Libraries =>
        PublicApiGate.Libraries([ProjectFile.Read(git.Path, "src/Acme.Shop/Acme.Shop.csproj")], onlyAccepted: false);

    public void Dispose() => git.Dispose();

    [Fact]
    public void That_nobody_accepted_is_a_difference()
    {
        string difference = Assert.Single(Check().Differences);
        Assert.Matches(
            "^Acme\\.Shop has no src/Acme\\.Shop/PublicApi\\.txt, so nobody has accepted its [0-9]+ lines of public API\\.$",
            difference
        );
    }

    [Fact]
    public void That_was_accepted_is_none()
    {
        Assert.Equal([File], Accept());
        Assert.Empty(Check().Differences);
        Assert.Empty(Accept());
    }

    [Fact]
    public void That_changed_is_shown_with_what_went_and_what_came()
    {
        Accept();
        string[] lines = git.Read(File).Split('\n');
        git.Write(File, $"{Gone}\r\n{string.Join("\r\n", lines[1..])}");
        Assert.Equal(
            $"Acme.Shop is not what {File} says:\n    - {Gone}\n    + {lines[0]}",
            Assert.Single(Check().Differences)
        );
    }

    [Fact]
    public void That_breaks_a_release_needs_a_commit_that_says_so()
    {
        Release(Gone);
        git.Commit("feat: do it otherwise");
        ApiVerdict verdict = Check();
        Assert.Equal(
            $"Acme.Shop breaks what v1.2.0 has:\n    - {Gone} (was not [Obsolete])",
            Assert.Single(verdict.Breaking)
        );
        Assert.Empty(verdict.Uncommitted);
        git.Commit("feat!: do it otherwise");
        Assert.Empty(Check().Breaking);
    }

    [Fact]
    public void That_breaks_a_release_is_only_warned_of_before_the_commit()
    {
        Release(Gone);
        ApiVerdict verdict = Check();
        Assert.Single(verdict.Uncommitted);
        Assert.Empty(verdict.Breaking);
    }

    [Fact]
    public void That_was_deprecated_in_a_release_may_go_with_the_next_minor_version()
    {
        Release(Gone.Replace("public", "[Obsolete] public", StringComparison.Ordinal));
        git.Commit("fix: do it otherwise");
        Assert.Single(Check().Breaking);
        git.Commit("feat: do it otherwise");
        Assert.Empty(Check().Breaking);
    }

    [Fact]
    public void That_was_never_released_breaks_nothing()
    {
        Assert.Null(ReleasedApi.Find(git.Path));
        git.Commit("feat: begin");
        git.Git("tag", "v1.0.0");
        git.Commit("feat: go on");
        Accept();
        Assert.Empty(Check().Breaking);
    }

    [Fact]
    public void Is_that_of_libraries_and_not_of_tools_or_tests()
    {
        ProjectFile Project(string path, string properties)
        {
            git.Write(path, $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>");
            return ProjectFile.Read(git.Path, path);
        }

        const string packable = "<IsPackable>true</IsPackable>";
        git.Write("src/D/PublicApi.txt", "");
        ProjectFile[] projects =
        [
            Project("src/A/A.csproj", packable),
            Project("src/B/B.csproj", packable + "<PackAsTool>true</PackAsTool>"),
            Project("src/C/C.csproj", ""),
            Project("src/D/D.csproj", ""),
            Project("tests/A.Tests/A.Tests.csproj", packable),
        ];
        Assert.Equal(["A", "D"], PublicApiGate.Libraries(projects, onlyAccepted: false).Select(x => x.Name));
        Assert.Equal(["D"], PublicApiGate.Libraries(projects, onlyAccepted: true).Select(x => x.Name));
    }

    /// <summary>A release with one line more than there is now.</summary>
    private void Release(string line)
    {
        Accept();
        string now = git.Read(File);
        git.Write(File, $"{line}\n{now}");
        git.Commit("feat: begin");
        git.Git("tag", "v1.2.0");
        git.Commit("docs: go on");
        git.Write(File, now);
    }

    private IReadOnlyList<string> Accept() => new PublicApiGate(_ => Assembly, released: null).AcceptAll(Libraries);

    private ApiVerdict Check() => new PublicApiGate(_ => Assembly, ReleasedApi.Find(git.Path)).Check(Libraries);
}
