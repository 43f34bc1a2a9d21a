using Automation.PublicApi;

namespace Automation.Tests.PublicApi;

public sealed class Reading_an_assembly
{
    private const string Namespace = "Automation.Tests.PublicApi.Constructs.";

    [Fact]
    public void Gives_a_line_for_everything_that_others_can_use()
    {
        string[] lines =
        [
            .. ApiReader
                .Read(typeof(Reading_an_assembly).Assembly.Location)
                .Where(x => x.StartsWith(Namespace, StringComparison.Ordinal))
                .Select(x => x.Replace(Namespace, "", StringComparison.Ordinal)),
        ];
        string file = Path.Combine(
            RepositoryFolder.Path,
            "tests",
            "Automation.Tests",
            "PublicApi",
            "Constructs.api.txt"
        );
        Assert.Equal(File.ReadAllLines(file), lines);
    }

    [Fact]
    public void Says_that_it_is_not_compiled()
    {
        AutomationException failure = Assert.Throws<AutomationException>(() => ApiReader.Read("missing.dll"));
        Assert.Equal("missing.dll does not exist. Compile it: ./build.sh Compile", failure.Message);
    }

    [Fact]
    public void Says_that_a_file_is_no_assembly()
    {
        using ScratchFolder scratch = new();
        string file = scratch.Write("A.dll", "no assembly");
        AutomationException failure = Assert.Throws<AutomationException>(() => ApiReader.Read(file));
        Assert.StartsWith($"{file} cannot be read as an assembly: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Compile it anew: ./build.sh Clean Compile", failure.Message, StringComparison.Ordinal);
    }
}
