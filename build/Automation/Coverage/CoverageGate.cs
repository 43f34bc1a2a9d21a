using System.Globalization;
using Automation.Projects;

namespace Automation.Coverage;

/// <summary>Holds each project to the coverage that it declares.</summary>
public static class CoverageGate
{
    /// <summary>The least that a project may declare, in percent.</summary>
    public const decimal LowestThreshold = 90;

    /// <summary>The projects that do not reach what they declare, each with a sentence per problem.</summary>
    /// <param name="projects">All projects.</param>
    /// <param name="data">The merged coverage.</param>
    /// <param name="least">The least that a project may declare, in percent.</param>
    public static IReadOnlyList<(ProjectFile Project, string Problem)> Check(
        IReadOnlyList<ProjectFile> projects,
        CoverageData data,
        decimal least = LowestThreshold
    ) =>
        [
            .. projects
                .Where(x => !x.IsTest && x.CoverageExempt == null)
                .SelectMany(x => Check(x, data, least).Select(problem => (x, problem))),
        ];

    /// <summary>The test projects that left no coverage: their gate would be open without anybody noticing.</summary>
    public static IEnumerable<string> MissingReports(IReadOnlyList<ProjectFile> projects, string rawFolder) =>
        projects
            .Where(x =>
                x.RunsTests
                && new FileInfo(Path.Combine(rawFolder, x.Name + ".opencover.xml")) is not { Exists: true, Length: > 0 }
            )
            .Select(x =>
                $"{x.Name} left no coverage file in {rawFolder}. Run ./build.sh Test without --filter; the project must refer to coverlet.msbuild: dotnet add {x.Path} package coverlet.msbuild"
            );

    private static IEnumerable<string> Check(ProjectFile project, CoverageData data, decimal least)
    {
        if (project.ReadCoverageThreshold() is not { } threshold)
            return
            [
                $"{project.Path} declares no gate. Add <CoverageThreshold>90</CoverageThreshold>, or <CoverageExempt> with the reason.",
            ];
        if (threshold < least || threshold > 100)
            return [$"{project.Path} declares a CoverageThreshold of {threshold}. The least is {least}."];
        if (!data.Assemblies.TryGetValue(project.AssemblyName, out AssemblyCoverage? coverage))
            return
            [
                $"{project.Name} is in no coverage report: no test loads it. Test it in tests/{project.Name}.Tests.",
            ];
        return Below(project, coverage, threshold);
    }

    private static IEnumerable<string> Below(ProjectFile project, AssemblyCoverage coverage, decimal threshold)
    {
        if (coverage.LinePercentage < threshold)
            yield return $"{project.Name}: {Percent(coverage.LinePercentage)} of the lines are covered, {threshold} % are asked for.";
        if (coverage.BranchPercentage < threshold)
            yield return $"{project.Name}: {Percent(coverage.BranchPercentage)} of the branches are covered, {threshold} % are asked for.";
    }

    /// <summary>Rounded down, so that what is below a threshold never reads as if it reached it.</summary>
    internal static string Percent(decimal value) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value * 100) / 100:0.00} %");
}
