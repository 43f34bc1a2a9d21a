using System.Text.Json;
using Automation.Mutating;
using Automation.Projects;

namespace Automation.Tests.Mutating;

public sealed class A_mutation_core : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Is_what_a_project_file_declares()
    {
        MutationCore core = Assert.Single(
            Read("<MutationThreshold>85.5</MutationThreshold><MutationFiles>**/*.cs; !Io/**</MutationFiles>")
        );
        Assert.Equal("A", core.Project.Name);
        Assert.Equal("A.Tests", core.Tests.Name);
        Assert.Equal(85.5m, core.Threshold);
        Assert.Equal(["**/*.cs", "!Io/**"], core.Files);
        Assert.Null(core.TestFilter);
    }

    [Fact]
    public void Is_all_files_where_none_are_named() =>
        Assert.Equal(["**/*.cs"], Assert.Single(Read("<MutationThreshold>85</MutationThreshold>")).Files);

    [Fact]
    public void Is_not_there_without_a_threshold() => Assert.Empty(Read("<MutationFiles>**/*.cs</MutationFiles>"));

    [Fact]
    public void Has_a_short_form_where_one_is_declared()
    {
        const string threshold = "<MutationThreshold>85</MutationThreshold>";
        Assert.Empty(Read(threshold, isShort: true));
        Assert.Equal(
            ["One.cs"],
            Assert.Single(Read(threshold + "<MutationShortFiles>One.cs</MutationShortFiles>", isShort: true)).Files
        );
    }

    [Theory]
    [InlineData("many")]
    [InlineData("0")]
    [InlineData("101")]
    public void Has_a_percentage_for_a_threshold(string text)
    {
        AutomationException failure = Assert.Throws<AutomationException>(() =>
            Read($"<MutationThreshold>{text}</MutationThreshold>")
        );
        Assert.Equal($"src/A/A.csproj: MutationThreshold is '{text}'. Give a percentage such as 85.", failure.Message);
    }

    [Fact]
    public void Has_tests()
    {
        AutomationException failure = Assert.Throws<AutomationException>(() =>
            Read("<MutationThreshold>85</MutationThreshold>", tests: "B.Tests")
        );
        Assert.Equal(
            "src/A/A.csproj declares MutationThreshold and has no tests. Add tests/A.Tests, or take it out.",
            failure.Message
        );
    }

    [Fact]
    public void Tells_Stryker_what_to_change_and_which_tests_to_run()
    {
        MutationCore core = Assert.Single(
            Read(
                "<MutationThreshold>85</MutationThreshold><MutationTestFilter>FullyQualifiedName!~.Io.</MutationTestFilter>"
            )
        );
        using JsonDocument document = JsonDocument.Parse(Stryker.Settings(core));
        JsonElement settings = document.RootElement.GetProperty("stryker-config");
        Assert.Equal("A.csproj", settings.GetProperty("project").GetString());
        Assert.Equal("FullyQualifiedName!~.Io.", settings.GetProperty("test-case-filter").GetString());
        Assert.Equal(
            ["**/*.cs", "!**/*.g.cs", "!**/*.generated.cs"],
            settings.GetProperty("mutate").EnumerateArray().Select(x => x.GetString())
        );
    }

    private IReadOnlyList<MutationCore> Read(string properties, bool isShort = false, string tests = "A.Tests")
    {
        scratch.Write("src/A/A.csproj", $"<Project><PropertyGroup>{properties}</PropertyGroup></Project>");
        scratch.Write($"tests/{tests}/{tests}.csproj", "<Project />");
        return MutationCore.ReadAll(
            [
                ProjectFile.Read(scratch.Path, "src/A/A.csproj"),
                ProjectFile.Read(scratch.Path, $"tests/{tests}/{tests}.csproj"),
            ],
            isShort
        );
    }
}
