using System.Globalization;
using System.Text;
using Automation.Projects;

namespace Automation.Coverage;

/// <summary>Coverage as text for people.</summary>
public static class CoverageReport
{
    private const int WorstFilesShown = 5;

    /// <summary>A line per assembly.</summary>
    public static string Table(CoverageData data)
    {
        StringBuilder text = new();
        int width = data.Assemblies.Keys.Select(x => x.Length).DefaultIfEmpty().Max();
        foreach (
            (string name, AssemblyCoverage coverage) in data.Assemblies.OrderBy(x => x.Key, StringComparer.Ordinal)
        )
            text.Append(
                CultureInfo.InvariantCulture,
                $"{name.PadRight(width)}  lines {CoverageGate.Percent(coverage.LinePercentage), 8}  branches {CoverageGate.Percent(coverage.BranchPercentage), 8}\n"
            );
        return text.ToString().TrimEnd();
    }

    /// <summary>The files with the most that no test reached, each with the lines.</summary>
    /// <param name="data">The coverage.</param>
    /// <param name="projects">The projects that are below their threshold.</param>
    public static string Uncovered(CoverageData data, IEnumerable<ProjectFile> projects)
    {
        HashSet<string> assemblies = [.. projects.Select(x => x.AssemblyName)];
        IEnumerable<string> files = data
            .Assemblies.Where(x => assemblies.Contains(x.Key))
            .SelectMany(x => x.Value.Lines)
            .GroupBy(x => x.File, StringComparer.Ordinal)
            .OrderByDescending(x => x.Sum(Missing))
            .Where(x => x.Sum(Missing) > 0)
            .Take(WorstFilesShown)
            .Select(Describe);
        return string.Join('\n', files);
    }

    private static int Missing(CoveredLine line) => (line.Hits == 0 ? 1 : 0) + line.Branches - line.CoveredBranches;

    private static string Describe(IGrouping<string, CoveredLine> file)
    {
        string lines = Ranges(file.Where(x => x.Hits == 0).Select(x => x.Number));
        string branches = Ranges(file.Where(x => x.Hits > 0 && x.CoveredBranches < x.Branches).Select(x => x.Number));
        string parts = string.Join(
            "; ",
            new[] { Part("lines", lines), Part("branches on lines", branches) }.Where(x => x.Length > 0)
        );
        return $"  {file.Key}: {parts}";
    }

    private static string Part(string what, string ranges) => ranges.Length == 0 ? "" : $"{what} {ranges}";

    /// <summary>Numbers as ranges: 1, 2, 3 and 7 are "1-3, 7".</summary>
    internal static string Ranges(IEnumerable<int> numbers)
    {
        List<string> ranges = [];
        int start = 0;
        int end = 0;
        foreach (int number in numbers.Order())
        {
            if (start > 0 && number <= end + 1)
            {
                end = number;
                continue;
            }
            if (start > 0)
                ranges.Add(Range(start, end));
            start = end = number;
        }
        if (start > 0)
            ranges.Add(Range(start, end));
        return string.Join(", ", ranges);
    }

    private static string Range(int start, int end) => start == end ? $"{start}" : $"{start}-{end}";
}
