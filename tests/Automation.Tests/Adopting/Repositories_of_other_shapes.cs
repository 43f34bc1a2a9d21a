using Automation.Adopting;
using Automation.Projects;

namespace Automation.Tests.Adopting;

public sealed class Repositories_of_other_shapes
{
    private const string Test =
        "<Project Sdk=\"Microsoft.NET.Sdk\"><ItemGroup><PackageReference Include=\"Microsoft.NET.Test.Sdk\" /></ItemGroup></Project>\n";

    [Fact]
    public void A_single_project_gets_a_solution_of_its_name_and_leaves_out_the_build()
    {
        using ForeignScratch foreign = new(("App.csproj", ForeignScratch.Project), ("Program.cs", ""));
        Assert.Null(foreign.Adopt());
        Assert.Equal(
            "<Solution>\n  <Project Path=\"App.csproj\" />\n</Solution>\n",
            foreign.Repository.Read("App.slnx")
        );
        Assert.Contains(
            "  <PropertyGroup>\n    <DefaultItemExcludes>$(DefaultItemExcludes);build/**</DefaultItemExcludes>\n    <TargetFramework>",
            foreign.Repository.Read("App.csproj"),
            StringComparison.Ordinal
        );
        Assert.Equal("App.slnx", foreign.Answers["solution"]);
        foreign.Repository.Commit("build: adopt hooks");
        Assert.Null(foreign.Adopt());
        Assert.Contains("keep    App.csproj: it leaves out build/", foreign.Lines);
        Assert.Contains("nothing to do", foreign.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_projects_without_a_solution_get_one_of_the_folders_name()
    {
        using ForeignScratch foreign = new(
            ("a/A.csproj", ForeignScratch.Project),
            ("b/B.fsproj", ForeignScratch.Project)
        );
        Assert.Null(foreign.Adopt());
        string name = new DirectoryInfo(foreign.Repository.Path).Name;
        Assert.Contains("b/B.fsproj", foreign.Repository.Read($"{name}.slnx"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_file_keeps_its_line_ends_and_its_mark()
    {
        using ForeignScratch foreign = new(
            ("App.csproj", "\uFEFF<Project Sdk=\"Microsoft.NET.Sdk\">\r\n</Project>\r\n")
        );
        Assert.Null(foreign.Adopt());
        string text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(foreign.Repository.At("App.csproj")));
        Assert.StartsWith(
            "\uFEFF<Project Sdk=\"Microsoft.NET.Sdk\">\r\n  <PropertyGroup>\r\n    <DefaultItemExcludes>",
            text,
            StringComparison.Ordinal
        );
        using ForeignScratch empty = new(("App.csproj", "<Project />"));
        Assert.Contains("App.csproj", empty.Adopt(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_several_solutions_is_named_or_chosen()
    {
        using ForeignScratch foreign = new ForeignScratch(
            ("src/App/App.csproj", ForeignScratch.Project),
            ("src/App.slnx", "<Solution />\n"),
            ("Old.sln", "")
        ).Replying("src/App.slnx", "", "");
        Assert.Contains(
            "There are several solutions: Old.sln, src/App.slnx. Name one: --solution Old.sln",
            foreign.Adopt(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is no solution",
            foreign.Adopt(with: x => x with { Solution = "No.sln" }),
            StringComparison.Ordinal
        );
        Assert.Null(foreign.Adopt(with: x => x with { Solution = "Old.sln", IsDryRun = true }));
        Assert.Equal("Old.sln", foreign.Answers["solution"]);
        Assert.Null(foreign.Adopt(with: x => x with { Ask = foreign.Reply }));
        Assert.Equal("src/App.slnx", foreign.Answers["solution"]);
        foreign.Repository.Commit("build: adopt hooks");
        Assert.Null(foreign.Adopt());
        Assert.Equal("src/App.slnx", foreign.Answers["solution"]);
    }

    [Theory]
    [InlineData("git@github.com:acme/shop.git", "acme")]
    [InlineData("https://github.com/acme/shop", "acme")]
    [InlineData("https://token@example.org/group/acme/shop.git", "acme")]
    [InlineData("ssh://git@github.com:22/acme/shop.git", "acme")]
    [InlineData("/srv/git/shop.git", null)]
    [InlineData("../shop.git", null)]
    [InlineData(null, null)]
    public void The_owner_is_read_from_the_address_of_the_remote(string? address, string? owner) =>
        Assert.Equal(owner, AdoptionAnswers.Owner(address));

    [Fact]
    public void Answers_are_given_as_pairs()
    {
        using ForeignScratch foreign = new(("a/A.csproj", ForeignScratch.Project), ("A.sln", ""));
        Assert.Null(foreign.Adopt(with: x => x with { Answers = ["organization=acme", "--name=Shop = Two"] }));
        Assert.Equal("acme", foreign.Answers["organization"]);
        Assert.Equal("Shop = Two", foreign.Answers["name"]);
        Assert.Contains(
            "is no answer",
            foreign.Adopt(with: x => x with { Answers = ["acme"] }),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is no answer",
            foreign.Adopt(with: x => x with { Answers = ["capability=all"] }),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_gate_on_coverage_says_what_projects_lack()
    {
        using ForeignScratch foreign = new(
            ("A.slnx", "<Solution><Project Path=\"src/A.csproj\" /><Project Path=\"test/T/T.csproj\" /></Solution>"),
            ("src/A.csproj", ForeignScratch.Project),
            ("test/T/T.csproj", Test)
        );
        Assert.Null(foreign.Adopt("coverage"));
        Assert.Contains("dotnet add test/T/T.csproj package coverlet.msbuild", foreign.Said, StringComparison.Ordinal);
        Assert.Contains("src/A.csproj declares no gate", foreign.Said, StringComparison.Ordinal);
        using ForeignScratch other = new(("src/A.csproj", ForeignScratch.Project));
        Assert.Null(other.Adopt("coverage"));
        Assert.Contains("no project has tests", other.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_projects_with_tests_are_found_wherever_they_say_so()
    {
        using ForeignScratch foreign = new(
            ("test/T/T.csproj", Test),
            ("test/Shared/S.csproj", ForeignScratch.Project),
            ("specs/M.csproj", "<Project Sdk=\"MSTest.Sdk/3.8.0\" />"),
            ("tests/Directory.Build.props", "<Project><!-- Microsoft.NET.Test.Sdk --></Project>"),
            ("tests/U/U.fsproj", ForeignScratch.Project),
            ("src/A.csproj", ForeignScratch.Project)
        );
        ForeignRepository repository = ForeignRepository.Open(foreign.Repository.Path, foreign.Template);
        AdoptedRepository adopted = new(repository.Root, ["hooks"], new HashSet<string>(), null);
        Assert.Equal(["M", "T", "U"], adopted.Tests(repository.Projects).Select(x => x.Name));
    }

    [Fact]
    public void The_record_tells_what_was_taken()
    {
        using ScratchFolder scratch = new();
        Assert.Null(AdoptedRepository.Find(scratch.Path));
        scratch.Write(".devex.json", Record("\"capability\": \"project\""));
        Assert.Null(AdoptedRepository.Find(scratch.Path));
        scratch.Write(".devex.json", Record(""));
        Assert.Null(AdoptedRepository.Find(scratch.Path));
        scratch.Write(
            ".devex.json",
            Record(
                "\"capability\": \"hooks|versions\"",
                $", \"since\": \"c0ffee\", \"files\": {{ \"build/Build.cs\": \"{Id}\", \".github/workflows/ci.yml\": \"{Id}\" }}"
            )
        );
        AdoptedRepository adopted = AdoptedRepository.Find(scratch.Path)!;
        Assert.Equal(["hooks", "versions"], adopted.Capabilities);
        Assert.True(adopted.Has("versions"));
        Assert.False(adopted.Has("coverage"));
        Assert.Equal("c0ffee", adopted.Since);
        Assert.True(adopted.Judges(".github/workflows/ci.yml"));
        Assert.False(adopted.Judges("build/Build.cs"));
        Assert.False(adopted.Judges("mine.yml"));
        scratch.Write(".devex.json", Record("\"capability\": \"all\""));
        Assert.True(AdoptedRepository.Find(scratch.Path)!.Has("coverage"));
        scratch.Write(".devex.json", "{ }");
        Assert.Contains(
            "git checkout COMMIT -- .devex.json",
            Assert.Throws<AutomationException>(() => AdoptedRepository.Find(scratch.Path)).Message,
            StringComparison.Ordinal
        );
    }

    private const string Id = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

    private static string Record(string answers, string more = "") =>
        $"{{ \"template\": \"DevEx.Template\", \"version\": \"1.0.0\", \"answers\": {{ {answers} }}{more} }}";
}
