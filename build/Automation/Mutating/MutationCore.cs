using System.Globalization;
using Automation.Projects;

namespace Automation.Mutating;

/// <summary>The part of a project whose tests are tested: changed code has to make one of them fail.</summary>
/// <param name="Project">The project, which declares what follows.</param>
/// <param name="Tests">The project with its tests.</param>
/// <param name="Threshold">The least score, in percent.</param>
/// <param name="Files">Patterns of the files that are changed, relative to the project; those behind an exclamation mark are left out.</param>
/// <param name="TestFilter">Which of the tests are run, as <c>dotnet test --filter</c> takes it; null for all.</param>
public sealed record MutationCore(
    ProjectFile Project,
    ProjectFile Tests,
    decimal Threshold,
    IReadOnlyList<string> Files,
    string? TestFilter
)
{
    private const string ThresholdProperty = "MutationThreshold";

    /// <summary>The cores that project files declare with <c>MutationThreshold</c>.</summary>
    /// <param name="projects">All projects.</param>
    /// <param name="isShort">True for the few files that <c>MutationShortFiles</c> names, of those projects that name some.</param>
    /// <exception cref="AutomationException">A threshold is no percentage, or a project has no tests.</exception>
    public static IReadOnlyList<MutationCore> ReadAll(IReadOnlyList<ProjectFile> projects, bool isShort) =>
        [
            .. projects
                .Where(x => x.Property(ThresholdProperty) != null)
                .Where(x => !isShort || x.Property("MutationShortFiles") != null)
                .Select(x => new MutationCore(
                    x,
                    projects.FirstOrDefault(y => y.RunsTests && y.Name == x.Name + ".Tests")
                        ?? throw new AutomationException(
                            $"{x.Path} declares {ThresholdProperty} and has no tests. Add tests/{x.Name}.Tests, or take it out."
                        ),
                    ReadThreshold(x),
                    Patterns(x.Property(isShort ? "MutationShortFiles" : "MutationFiles") ?? "**/*.cs"),
                    x.Property("MutationTestFilter")
                )),
        ];

    private static decimal ReadThreshold(ProjectFile project) =>
        decimal.TryParse(
            project.Property(ThresholdProperty),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out decimal value
        ) && value is > 0 and <= 100
            ? value
            : throw new AutomationException(
                $"{project.Path}: {ThresholdProperty} is '{project.Property(ThresholdProperty)}'. Give a percentage such as 85."
            );

    private static string[] Patterns(string list) =>
        list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
