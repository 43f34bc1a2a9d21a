using Automation.TemplateUpdates;

namespace Automation.Projects;

/// <summary>A repository that took some capabilities of the template and was not made from it, as its record tells. Its projects keep their own ways, and the gates judge only what was taken.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="capabilities">What was taken.</param>
/// <param name="files">The files that came with it, relative to the root.</param>
/// <param name="since">The commit that was there before; null when there was none.</param>
public sealed class AdoptedRepository(
    string root,
    IReadOnlyList<string> capabilities,
    IReadOnlySet<string> files,
    string? since
)
{
    /// <summary>What the record calls a whole project.</summary>
    public const string Project = "project";

    /// <summary>What separates the capabilities in the record.</summary>
    public const char Separator = '|';

    /// <summary>The name of the answer that says which capabilities were adopted.</summary>
    public const string Answer = "capability";

    private const string Everything = "all";

    private static readonly string[] TestMarks =
    [
        "Microsoft.NET.Test.Sdk",
        "MSTest.Sdk",
        "<IsTestProject>true</IsTestProject>",
    ];

    private static readonly string[] SharedFiles = ["Directory.Build.props", "Directory.Build.targets"];

    /// <summary>What was taken.</summary>
    public IReadOnlyList<string> Capabilities => capabilities;

    /// <summary>The commit that was there before: what is older was written under other rules. Null when there was none.</summary>
    public string? Since => since;

    /// <summary>Reads the record of a repository.</summary>
    /// <returns>Null when the repository is the template, or was made from it as a whole.</returns>
    /// <exception cref="AutomationException">The record cannot be read.</exception>
    public static AdoptedRepository? Find(string root)
    {
        BirthRecord? record = BirthRecord.Find(root);
        return record?.Answers.GetValueOrDefault(Answer) is not { } taken || taken is "" or Project
            ? null
            : new AdoptedRepository(
                root,
                taken.Split(Separator),
                (record.Files?.Keys ?? []).ToHashSet(StringComparer.Ordinal),
                record.Since
            );
    }

    /// <summary>True when a capability was taken.</summary>
    public bool Has(string capability) =>
        capabilities.Contains(capability, StringComparer.Ordinal)
        || capabilities.Contains(Everything, StringComparer.Ordinal);

    /// <summary>True for a file that the rules of the template look at: it came with a capability. The build itself was checked where it comes from.</summary>
    public bool Judges(string file) => files.Contains(file) && !file.StartsWith("build/", StringComparison.Ordinal);

    /// <summary>The projects that <c>dotnet test</c> runs: other than here, a folder for tests may hold libraries that tests share.</summary>
    public IReadOnlyList<ProjectFile> Tests(IEnumerable<ProjectFile> projects) =>
        [.. projects.Where(x => x.RunsTests && Texts(x).Any(IsMarked))];

    /// <summary>The texts that can give a project its test framework.</summary>
    internal IEnumerable<string> Texts(ProjectFile project)
    {
        yield return File.ReadAllText(project.FullPath);
        string top = Path.GetFullPath(root);
        for (
            string? folder = Path.GetDirectoryName(Path.GetFullPath(project.FullPath));
            folder != null && folder.StartsWith(top, StringComparison.Ordinal);
            folder = Path.GetDirectoryName(folder)
        )
        {
            foreach (string name in SharedFiles)
            {
                string file = Path.Combine(folder, name);
                if (File.Exists(file))
                    yield return File.ReadAllText(file);
            }
        }
    }

    private static bool IsMarked(string text) =>
        Array.Exists(TestMarks, x => text.Contains(x, StringComparison.Ordinal));
}
