namespace Automation.Tests.Health;

public sealed class Ties_to_the_template
{
    private const string Files =
        "\"files\": { \"a.txt\": \"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\", \"gone.txt\": \"e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\" }";

    [Theory]
    [InlineData("changed by the project\n")]
    [InlineData("x <<<<<<< yours\n>>>>>>> template\n")]
    [InlineData("<<<<<<< yours\n")]
    public void that_the_project_loosened_are_right(string content) =>
        Assert.Empty(Record($", {Files}").With("a.txt", content).Find("WF021"));

    [Fact]
    public void that_were_never_there_are_right() =>
        Assert.Empty(new HealthFiles().With("a.txt", Markers).Find("WF021"));

    [Theory]
    [InlineData(Markers, 1)]
    [InlineData("one\n" + Markers, 2)]
    public void that_are_half_merged_are_found(string content, int line) =>
        Assert.Equal(
            [$"a.txt:{line}: It has the markers of a merge that nobody resolved."],
            Record($", {Files}").With("a.txt", content).With("own.txt", Markers).Find("WF021")
        );

    [Fact]
    public void that_nobody_completed_or_can_read_are_found()
    {
        Assert.Equal([".devex.json:1: It does not name the files that the template made."], Record("").Find("WF021"));
        Assert.StartsWith(
            ".devex.json:1: .devex.json says what the project was made from, and cannot be read",
            Assert.Single(new HealthFiles().With(".devex.json", "{").Find("WF021")),
            StringComparison.Ordinal
        );
    }

    private const string Markers = "<<<<<<< yours\na\n=======\nb\n>>>>>>> template 1.1.0\n";

    private static HealthFiles Record(string more) =>
        new HealthFiles().With(
            ".devex.json",
            $"{{ \"template\": \"t\", \"version\": \"1.0.0\", \"answers\": {{}}{more} }}"
        );
}
