using System.Text.RegularExpressions;
using Automation.Repository;

namespace Automation.Tests.Documents;

/// <summary>The page about errors quotes them in its headings; a message that was reworded would never be found there.</summary>
public sealed partial class Messages_that_are_explained
{
    private static readonly string[] Sources = ["build/", "build.sh"];

    private static readonly string[] Lines =
    [
        .. RepositoryFiles
            .List(RepositoryFolder.Path)
            .Where(x => Sources.Any(y => x.StartsWith(y, StringComparison.Ordinal)))
            .Where(x => Path.GetExtension(x) is ".cs" or ".sh")
            .SelectMany(x => File.ReadLines(Path.Combine(RepositoryFolder.Path, x)))
            .Select(x => x.Trim())
            .Where(x => x.Contains('"', StringComparison.Ordinal) || x.Contains('\'', StringComparison.Ordinal))
            .Where(x => !x.StartsWith("//", StringComparison.Ordinal) && !x.StartsWith("# ", StringComparison.Ordinal)),
    ];

    private static string Page => File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "troubleshooting.md"));

    public static TheoryData<string> Quoted =>
        [.. Heading().Matches(Page.Split("\n## From other tools")[0]).Select(x => x.Groups["message"].Value)];

    [Theory]
    [MemberData(nameof(Quoted))]
    public void are_in_the_code_as_they_are_quoted(string message)
    {
        string[] parts = [.. message.Split('…').Select(x => x.Trim()).Where(x => x.Any(char.IsLetter))];

        Assert.NotEmpty(parts);
        Assert.True(Lines.Any(x => Holds(x, parts)), $"No line of the build has: {message}");
    }

    [Fact]
    public void are_at_least_five_and_twenty() => Assert.InRange(Quoted.Count, 25, 100);

    [Theory]
    [InlineData("throw new X($\"Port {port} is taken. {more}\")", true)]
    [InlineData("throw new X($\"is taken: Port {port}\")", false)]
    public void are_found_by_their_parts_in_order(string line, bool isFound) =>
        Assert.Equal(isFound, Holds(line, ["Port", "is taken"]));

    private static bool Holds(string line, IEnumerable<string> parts)
    {
        int at = 0;
        foreach (string part in parts)
        {
            at = line.IndexOf(part, at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += part.Length;
        }
        return true;
    }

    [GeneratedRegex("^### `(?<message>[^`\n]+)`$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();
}
