using Automation.Health;
using Automation.TemplateUpdates;

namespace Automation.Templating.Checking;

/// <summary>Looks at a project that the template made as its owner would, before anything is built: nothing is left over, mangled, dead or of no use.</summary>
public static class ProjectCheck
{
    /// <summary>Checks a project that says itself what it was made with.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <returns>A sentence for each thing that is wrong.</returns>
    /// <exception cref="AutomationException">It does not say so.</exception>
    public static IReadOnlyList<string> Check(string folder) => Check(folder, ProjectAnswers.Read(folder));

    /// <summary>Checks a project.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="answers">What it was made with.</param>
    /// <returns>A sentence for each thing that is wrong.</returns>
    public static IReadOnlyList<string> Check(string folder, ProjectAnswers answers)
    {
        MadeProject project = new(folder, answers);
        return
        [
            .. LeftoverWords.Find(project),
            .. UnchosenWords.Find(project),
            .. FileForms.Find(project),
            .. ReadableFiles.Find(project),
            .. ValidNames.Find(project),
            .. ListedProjects.Find(project),
            .. UnusedDependencies.Find(project),
            // Dead links and paths are among what the project's own build would find.
            .. HealthOf(project),
        ];
    }

    private static IEnumerable<string> HealthOf(MadeProject project) =>
        HealthCheck
            .Run(new HealthRepository(project.Files, x => File.OpenRead(Path.Combine(project.Root, x))))
            // The first build completes the record.
            .Findings.Where(x => x.File != BirthRecord.FileName)
            .Select(x => x.ToString());
}
