using System.Text.Json;
using Automation.Mutating;
using Automation.Projects;

namespace Automation.Tests.Mutating;

public sealed class A_run_of_Stryker : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Is_counted_without_what_does_not_compile_or_is_left_out()
    {
        MutationReport report = Read("Killed", "Timeout", "Survived", "NoCoverage", "CompileError", "Ignored");
        Assert.Equal(4, report.Count);
        Assert.Equal(50m, report.Score);
        Assert.Equal(1, report.Of("Killed"));
    }

    [Fact]
    public void Names_what_no_test_noticed()
    {
        MutationReport report = Read("Killed", "NoCoverage", "Survived");
        Assert.Equal(
            ["src/A/A.cs:2: a < b -> a <= b (no test runs it)", "src/A/A.cs:2: a < b -> a <= b"],
            report.Alive.Select(x => x.ToString())
        );
    }

    [Fact]
    public void Shortens_what_is_long_and_joins_what_takes_lines()
    {
        Assert.Equal(
            $"A.cs:1: {new string('x', 67)}... -> nothing",
            new Mutant("A.cs", 1, new string('x', 80), "", "Survived").ToString()
        );
        Assert.Equal("A.cs:1: a + b -> a", new Mutant("A.cs", 1, "a\n    + b", "a", "Survived").ToString());
    }

    [Fact]
    public void Passes_at_its_threshold_and_fails_below()
    {
        Assert.Empty(MutationGate.Problems([(Core(50), Read("Killed", "Survived"))]));
        Assert.Equal(
            ["A: tests noticed 66.6 % of the changes, and src/A/A.csproj asks for 66.7 %"],
            MutationGate.Problems([(Core(66.7m), Read("Killed", "Killed", "Survived"))])
        );
    }

    [Fact]
    public void That_changed_nothing_fails() =>
        Assert.Equal(
            [
                "A: nothing in **/*.cs could be changed, so its tests were not tested. Mend the patterns in src/A/A.csproj",
            ],
            MutationGate.Problems([(Core(50), Read("Ignored"))])
        );

    [Fact]
    public void Is_shown_as_a_table_with_the_survivors_below()
    {
        Assert.Equal(
            """
            core  mutants  killed  timeout  survived  no coverage  score  gate
            A           2       1        0         1            0   50 %  85 %
              src/A/A.cs:2: a < b -> a <= b
            """,
            MutationGate.Text([(Core(85), Read("Killed", "Survived"))])
        );
    }

    [Fact]
    public void Without_a_report_is_an_error()
    {
        string file = Path.Combine(scratch.Path, "missing.json");
        Assert.Equal(
            $"Stryker wrote no {file}. Run it again: ./build.sh Mutate",
            Assert.Throws<AutomationException>(() => MutationReport.Read(scratch.Path, file)).Message
        );
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void With_another_report_is_an_error(string content)
    {
        string file = scratch.Write("report.json", content);
        Assert.StartsWith(
            $"{file} is no report of Stryker: ",
            Assert.Throws<AutomationException>(() => MutationReport.Read(scratch.Path, file)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void That_cannot_begin_tells_what_it_said()
    {
        string folder = Path.Combine(scratch.Path, "mutation");
        AutomationException failure = Assert.Throws<AutomationException>(() =>
            new Stryker(scratch.Path, folder).Run(Core(85), Path.Combine(scratch.Path, "missing.dll"))
        );
        Assert.StartsWith(
            "Stryker could not test the tests of A. See first that they pass: ./build.sh Test. It said:\n",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.True(File.Exists(Path.Combine(folder, "A", "stryker-config.json")));
    }

    private MutationCore Core(decimal threshold)
    {
        scratch.Write("src/A/A.csproj", "<Project />");
        scratch.Write("tests/A.Tests/A.Tests.csproj", "<Project />");
        return new MutationCore(
            ProjectFile.Read(scratch.Path, "src/A/A.csproj"),
            ProjectFile.Read(scratch.Path, "tests/A.Tests/A.Tests.csproj"),
            threshold,
            ["**/*.cs"],
            TestFilter: null
        );
    }

    private MutationReport Read(params string[] statuses)
    {
        object Place(int column) => new { line = 2, column };
        string file = scratch.Write(
            "report.json",
            JsonSerializer.Serialize(
                new
                {
                    files = new Dictionary<string, object>
                    {
                        [Path.Combine(scratch.Path, "src", "A", "A.cs")] = new
                        {
                            source = "bool Less(int a, int b) =>\n    a < b;\n",
                            mutants = statuses.Select(x => new
                            {
                                replacement = "a <= b",
                                location = new { start = Place(5), end = Place(10) },
                                status = x,
                            }),
                        },
                    },
                }
            )
        );
        return MutationReport.Read(scratch.Path, file);
    }
}
