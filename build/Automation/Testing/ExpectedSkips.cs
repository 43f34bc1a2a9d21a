using System.IO.Enumeration;

namespace Automation.Testing;

/// <summary>The tests that may be skipped in CI: a pattern of full test names and a reason per line, <c>Name.* # reason</c>.</summary>
public sealed class ExpectedSkips
{
    private readonly List<string> patterns = [];

    /// <summary>Reads the list; without a file no skip is expected.</summary>
    /// <exception cref="AutomationException">A line gives no reason.</exception>
    public static ExpectedSkips Read(string file)
    {
        ExpectedSkips skips = new();
        int number = 0;
        foreach (string line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            number++;
            if (line.Trim().Length == 0 || line.StartsWith('#'))
                continue;
            if (line.Split('#', 2) is not [var pattern, var reason] || reason.Trim().Length == 0)
                throw new AutomationException(
                    $"{file}:{number} gives no reason. Write it behind the pattern: Name.* # reason"
                );
            skips.patterns.Add(pattern.Trim());
        }
        return skips;
    }

    /// <summary>True when a line of the list covers the test.</summary>
    public bool Cover(TestResult test) =>
        patterns.Any(x => FileSystemName.MatchesSimpleExpression(x, test.Name, ignoreCase: false));
}
