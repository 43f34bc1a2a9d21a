using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Automation.Coverage;

/// <summary>What tests covered, merged over all test projects: read from ReportGenerator's Cobertura report.</summary>
/// <param name="Assemblies">The assemblies by name.</param>
public sealed record CoverageData(IReadOnlyDictionary<string, AssemblyCoverage> Assemblies)
{
    /// <summary>Reads a Cobertura report.</summary>
    /// <param name="file">The report.</param>
    /// <param name="root">The repository's folder; files below it get relative paths.</param>
    /// <exception cref="AutomationException">The report is missing or torn.</exception>
    public static CoverageData Read(string file, string root)
    {
        if (!File.Exists(file))
            throw new AutomationException(
                $"There is no coverage report at {file}. Run ./build.sh Test first, without --filter."
            );
        try
        {
            return new CoverageData(
                XDocument
                    .Load(file)
                    .Descendants("package")
                    .ToDictionary(
                        x => x.Attribute("name")!.Value,
                        x => new AssemblyCoverage([.. Lines(x, root)]),
                        StringComparer.Ordinal
                    )
            );
        }
        catch (Exception exception)
            when (exception is XmlException or FormatException or NullReferenceException or ArgumentException)
        {
            throw new AutomationException(
                $"{file} is not a complete coverage report. Run ./build.sh Test again.",
                exception
            );
        }
    }

    /// <summary>The lines of all classes of a package; a line that several classes share, such as of a generic method, counts once.</summary>
    private static IEnumerable<CoveredLine> Lines(XElement package, string root) =>
        package
            .Descendants("class")
            .SelectMany(type =>
                type.Element("lines")!
                    .Elements("line")
                    .Select(line => (File: type.Attribute("filename")!.Value, Line: Parse(line)))
            )
            .GroupBy(x => (x.File, x.Line.Number))
            .Select(x => new CoveredLine(
                Path.GetRelativePath(root, x.Key.File).Replace('\\', '/'),
                x.Key.Number,
                x.Max(y => y.Line.Hits),
                x.Max(y => y.Line.Branches),
                x.Max(y => y.Line.CoveredBranches)
            ));

    private static (int Number, long Hits, int Branches, int CoveredBranches) Parse(XElement line)
    {
        int number = int.Parse(line.Attribute("number")!.Value, CultureInfo.InvariantCulture);
        long hits = long.Parse(line.Attribute("hits")!.Value, CultureInfo.InvariantCulture);
        // "50% (1/2)": covered and all branches of the line.
        string? conditions = line.Attribute("condition-coverage")?.Value;
        if (conditions == null || conditions.Split('(', ')', '/') is not [_, var covered, var all, ..])
            return (number, hits, 0, 0);
        return (
            number,
            hits,
            int.Parse(all, CultureInfo.InvariantCulture),
            int.Parse(covered, CultureInfo.InvariantCulture)
        );
    }
}

/// <summary>A line that can be covered.</summary>
/// <param name="File">The source file.</param>
/// <param name="Number">The line, from 1.</param>
/// <param name="Hits">How often it ran.</param>
/// <param name="Branches">How many ways lead on from it.</param>
/// <param name="CoveredBranches">How many of them were taken.</param>
public sealed record CoveredLine(string File, int Number, long Hits, int Branches, int CoveredBranches);

/// <summary>The coverage of one assembly.</summary>
/// <param name="Lines">Its lines.</param>
public sealed record AssemblyCoverage(IReadOnlyList<CoveredLine> Lines)
{
    /// <summary>The percentage of lines that ran; 100 for an assembly without lines.</summary>
    public decimal LinePercentage => Percentage(Lines.Count(x => x.Hits > 0), Lines.Count);

    /// <summary>The percentage of branches that were taken; 100 for an assembly without branches.</summary>
    public decimal BranchPercentage => Percentage(Lines.Sum(x => x.CoveredBranches), Lines.Sum(x => x.Branches));

    /// <summary>The percentage, not rounded.</summary>
    private static decimal Percentage(int covered, int all) => all == 0 ? 100 : 100m * covered / all;
}
