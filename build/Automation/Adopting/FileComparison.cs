using System.Text;
using Automation.Projects;
using Automation.TemplateUpdates;
using Automation.Tools;

namespace Automation.Adopting;

/// <summary>Decides for each file what happens to it.</summary>
internal sealed class FileComparison(
    ForeignRepository repository,
    AdoptionRecord record,
    IReadOnlyDictionary<string, byte[]> rendered
)
{
    private const string IgnoreFile = ".gitignore";
    private const string ToolList = "dotnet-tools.json";

    /// <summary>Files of lines, which get what they lack.</summary>
    private static readonly string[] LineFiles = [IgnoreFile, ".gitattributes"];

    private readonly ExistingFiles existing = new(repository);
    private readonly List<string> notes = [];

    /// <summary>What to know, a sentence each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>What happens to a file that the template made.</summary>
    public PlannedFile Plan(string path, byte[] content)
    {
        if (path.EndsWith(ToolList, StringComparison.Ordinal))
            return PlanTools(content);
        if (existing.Obstacle(path) is { } obstacle)
            return new PlannedFile(path, PlannedAction.Refuse, obstacle);
        if (LineFiles.Contains(path))
            return PlanLines(path, Lines(content));
        if (!record.Files.ContainsKey(path) && existing.Counterpart(path) is { } own)
            return Keep(path, own, content);
        string id = BlobId.Of(content);
        string? before = record.Files.GetValueOrDefault(path);
        if (existing.Read(path) is not { } theirs)
            return before == id
                ? new PlannedFile(path, PlannedAction.Keep, "you deleted it") { ManagedId = id }
                : new PlannedFile(path, PlannedAction.Create) { Content = content, ManagedId = id };
        string theirId = BlobId.Of(theirs);
        if (theirId == id)
            return new PlannedFile(path, PlannedAction.Keep) { ManagedId = id };
        if (before == id)
            return new PlannedFile(path, PlannedAction.Keep, "you changed it, and the template did not")
            {
                ManagedId = id,
            };
        return theirId == before
            ? new PlannedFile(path, PlannedAction.Update) { Content = content, ManagedId = id }
            : new PlannedFile(path, PlannedAction.Refuse, Different(path));
    }

    /// <summary>What happens to the repository's own files so that the build can work.</summary>
    public IEnumerable<PlannedFile> PlanRepository(AdoptionAnswers answers)
    {
        if (answers.NewSolution)
            yield return new PlannedFile(
                answers.Solution,
                PlannedAction.Create,
                "there is no solution, and the build works on one"
            )
            {
                Content = NewSolution.Of(repository.Projects.Select(x => x.Path)),
            };
        foreach (ProjectFile project in repository.Projects.Where(x => IsGreedy(x.Path)))
            yield return PlanProject(project.Path);
    }

    /// <summary>Lets git see what the repository's own rules would hide.</summary>
    public void IncludeIgnored(List<PlannedFile> files)
    {
        IReadOnlyList<string> ignored = repository.Ignored(
            files.Where(x => x.Action == PlannedAction.Create).Select(x => x.Path)
        );
        if (ignored.Count == 0)
            return;
        int index = files.FindIndex(x => x.Path == IgnoreFile);
        IEnumerable<string> lines = rendered.TryGetValue(IgnoreFile, out byte[]? own) ? Lines(own) : [];
        PlannedFile planned = PlanLines(IgnoreFile, [.. lines, .. ExistingFiles.Inclusions(ignored)]);
        if (index < 0)
            files.Add(planned);
        else
            files[index] = planned;
    }

    /// <summary>What has uncommitted changes is not written to: nobody could tell the two apart afterwards.</summary>
    public PlannedFile RefuseUncommitted(PlannedFile file) =>
        file.IsChange && existing.IsUncommitted(file.Path)
            ? file with
            {
                Action = PlannedAction.Refuse,
                Reason =
                    $"it has changes that are not committed. Commit them: git add {file.Path} && git commit; or put them aside: git stash -u",
            }
            : file;

    /// <summary>What happens to the record.</summary>
    public PlannedFile PlanRecord(byte[] content)
    {
        byte[]? theirs = existing.Read(BirthRecord.FileName);
        PlannedAction action =
            theirs == null ? PlannedAction.Create
            : BlobId.Of(theirs) == BlobId.Of(content) ? PlannedAction.Keep
            : PlannedAction.Merge;
        return RefuseUncommitted(
            new PlannedFile(BirthRecord.FileName, action, "what was taken, with the answers") { Content = content }
        );
    }

    private PlannedFile PlanTools(byte[] content)
    {
        string path = Path.GetRelativePath(repository.Root, ToolManifest.FileOf(repository.Root)).Replace('\\', '/');
        if (existing.Read(path) is not { } theirs)
            return new PlannedFile(path, PlannedAction.Create) { Content = content };
        try
        {
            ToolMerge merge = ToolManifestMerge.Merge(theirs, content);
            notes.AddRange(merge.Warnings.Select(x => $"{path}: {x}"));
            return merge.Content == null
                ? new PlannedFile(path, PlannedAction.Keep, "it lists the tools")
                : new PlannedFile(path, PlannedAction.Merge, $"adds {string.Join(", ", merge.Added)}")
                {
                    Content = merge.Content,
                };
        }
        catch (AutomationException exception)
        {
            return new PlannedFile(path, PlannedAction.Refuse, $"{exception.Message}: mend it.");
        }
    }

    private PlannedFile PlanLines(string path, IReadOnlyList<string> lines)
    {
        if (existing.Read(path) is not { } theirs)
            return new PlannedFile(path, PlannedAction.Create) { Content = LinesMerge.New(lines) };
        return LinesMerge.Add(theirs, lines) is { } merged
            ? new PlannedFile(path, PlannedAction.Merge, "adds lines at its end") { Content = merged }
            : new PlannedFile(path, PlannedAction.Keep, "it has the lines");
    }

    private PlannedFile PlanProject(string path)
    {
        try
        {
            return RootProject.Exclude(File.ReadAllBytes(Path.Combine(repository.Root, path))) is { } content
                ? new PlannedFile(
                    path,
                    PlannedAction.Merge,
                    "leaves out build/, which it would compile, because it lies in the top folder"
                )
                {
                    Content = content,
                }
                : new PlannedFile(path, PlannedAction.Keep, "it leaves out build/");
        }
        catch (AutomationException exception)
        {
            return new PlannedFile(path, PlannedAction.Refuse, exception.Message);
        }
    }

    private PlannedFile Keep(string path, string own, byte[] content)
    {
        if (path == SdkVersion.File && SdkVersion.Problem(existing.Read(own)!, content) is { } problem)
            notes.Add(problem);
        return new PlannedFile(own, PlannedAction.Keep, "yours");
    }

    private string Different(string path) =>
        record.Files.ContainsKey(path)
            ? "you changed it, and the template did too. Put yours aside (git mv), run this again, and bring your change back"
            : "it is there and something else. Rename yours (git mv), commit, and run this again";

    private static bool IsGreedy(string path) =>
        !path.Contains('/', StringComparison.Ordinal)
        && (path.EndsWith(".csproj", StringComparison.Ordinal) || path.EndsWith(".vbproj", StringComparison.Ordinal));

    private static string[] Lines(byte[] content) => Encoding.UTF8.GetString(content).Split('\n');
}
