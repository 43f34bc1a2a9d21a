using Automation.Projects;

namespace Automation.Adopting;

/// <summary>What projects lack for the gate on coverage.</summary>
internal static class CoverageNeeds
{
    private const string Package = "coverlet.msbuild";

    /// <summary>What to add, a sentence each; none when coverage is not taken.</summary>
    public static IEnumerable<string> Of(ForeignRepository repository, AdoptionAnswers answers)
    {
        AdoptedRepository adopted = new(
            repository.Root,
            answers.Capabilities,
            new HashSet<string>(StringComparer.Ordinal),
            since: null
        );
        if (!adopted.Has("coverage"))
            yield break;
        string solution = Path.Combine(repository.Root, answers.Solution);
        IReadOnlyList<ProjectFile> projects = File.Exists(solution)
            ? SolutionFilter.Members(solution, repository.Projects)
            : repository.Projects;
        IReadOnlyList<ProjectFile> tests = adopted.Tests(projects);
        if (tests.Count == 0)
            yield return "Coverage: no project has tests. Add one: dotnet new xunit";
        foreach (ProjectFile test in tests.Where(x => !adopted.Texts(x).Any(HasPackage)))
            yield return $"Coverage: {test.Path} lacks {Package}. Add it: dotnet add {test.Path} package {Package}";
        foreach (ProjectFile project in projects.Where(x => !x.IsTest && x.CoverageExempt == null))
        {
            if (project.Property("CoverageThreshold") == null)
                yield return $"Coverage: {project.Path} declares no gate. Add what its tests reach now, such as <CoverageThreshold>60</CoverageThreshold>, or <CoverageExempt> with the reason, to a PropertyGroup.";
        }
    }

    private static bool HasPackage(string text) => text.Contains(Package, StringComparison.OrdinalIgnoreCase);
}
