using System.Globalization;
using System.Text;

namespace Automation.Testing;

/// <summary>A test run as text for people.</summary>
public static class TestReport
{
    private const int SlowestShown = 5;
    private const int StackLinesShown = 6;

    /// <summary>A line per project, then failures with their place, skips with their reason, and the slowest tests.</summary>
    public static string Text(TestRun run)
    {
        StringBuilder text = new();
        int width = run.Projects.Select(x => x.Project.Length).DefaultIfEmpty().Max();
        foreach (TestResults project in run.Projects)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{project.Project.PadRight(width)}  {project.Count(TestOutcome.Passed), 5} passed {project.Count(TestOutcome.Failed), 3} failed {project.Count(TestOutcome.Skipped), 3} skipped  {project.Duration.TotalSeconds, 6:0.0} s\n"
            );
        }
        foreach (TestResult test in run.Failed)
            text.Append('\n')
                .Append("Failed: ")
                .Append(test.Name)
                .Append('\n')
                .Append(Indent(test.Message))
                .Append(Indent(Place(test)));
        foreach (TestResult test in run.Skipped)
            text.Append("Skipped: ").Append(test.Name).Append(": ").Append(test.Message).Append('\n');
        text.Append("\nSlowest:\n");
        foreach (TestResult test in run.Slowest(SlowestShown))
            text.Append(CultureInfo.InvariantCulture, $"  {test.Duration.TotalSeconds, 6:0.00} s  {test.Name}\n");
        return text.ToString().TrimEnd();
    }

    private static string Place(TestResult test) =>
        string.Join(
            '\n',
            test.StackTrace.Split('\n')
                .Where(x => x.Contains(" in ", StringComparison.Ordinal))
                .Take(StackLinesShown)
                .Select(x => x.Trim())
        );

    private static string Indent(string text) =>
        text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal) + "\n";
}
