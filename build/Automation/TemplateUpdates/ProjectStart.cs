using System.Text;
using Automation.Git;
using Automation.Repository;

namespace Automation.TemplateUpdates;

/// <summary>The last step of making a project: its record is completed, and git gets a first commit where there is no repository yet.</summary>
/// <param name="root">The project's folder.</param>
/// <param name="variable">Gives the variables of the environment.</param>
public sealed class ProjectStart(string root, Func<string, string?> variable)
{
    private readonly GitRepository git = new(root);

    /// <summary>The program that git is.</summary>
    public string Git { get; init; } = "git";

    /// <summary>Variables that git gets beside those of this process.</summary>
    public IReadOnlyDictionary<string, string?> GitVariables { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Formats what was rendered; null leaves it as it is.</summary>
    public RenderedFormatting? Formatting { get; init; }

    /// <summary>Starts the project with its first build, when nothing speaks against it. It never fails: the build goes on.</summary>
    /// <returns>What people should know, line by line.</returns>
    public IReadOnlyList<string> Begin()
    {
        if (!BirthRecord.IsIncomplete(root) || IsHook)
            return [];
        try
        {
            if (!IsServer)
                return Run();
            // What somebody committed incomplete is not whole because a server mends its own copy.
            return IsTracked() ? [] : Complete();
        }
        catch (Exception exception)
            when (exception is AutomationException or IOException or UnauthorizedAccessException)
        {
            return [$"The project is not started: {exception.Message}"];
        }
    }

    /// <summary>Starts the project: what is done already is not done again.</summary>
    /// <returns>What was done, line by line.</returns>
    /// <exception cref="AutomationException">The record cannot be read, or git refuses.</exception>
    public IReadOnlyList<string> Run()
    {
        if (BirthRecord.Find(root) is not { } record)
            return [NotMade(root)];
        List<string> lines = [];
        bool isNew = record.Files == null;
        if (isNew)
            lines.AddRange(Complete());
        MakeExecutable();
        if (!IsInRepository(root) || (isNew && IsEmpty()))
            lines.AddRange(new FirstCommit(root, Git, GitVariables).Make(record.Name ?? Path.GetFileName(root)));
        else if (isNew && IsTracked())
            lines.Add(
                $"The files of the template are formatted and listed in {BirthRecord.FileName} now. Commit that: git commit -a -m \"build: complete the birth record\""
            );
        else if (isNew && GitFolders.FindOuter(root) is { } outer)
            lines.Add(
                $"The project lies in a folder of the repository {outer}: commit it there. Its hooks are not in use, because git has one folder of hooks for all of a repository."
            );
        return lines.Count > 0 || isNew ? lines : ["The project is started already."];
    }

    /// <summary>The line for a project that has no record.</summary>
    internal static string NotMade(string root) =>
        $"{root} was not made from the template: it has no {BirthRecord.FileName}.";

    /// <summary>True when the folder or one above it is a repository, told without git: it would not name one of somebody else.</summary>
    internal static bool IsInRepository(string folder) =>
        Path.Exists(Path.Combine(folder, ".git")) || GitFolders.FindOuter(folder) != null;

    private bool IsServer => variable("CI") is { Length: > 0 } ci && ci != "false";

    private bool IsHook => variable("GIT_DIR") != null || variable("GIT_INDEX_FILE") != null;

    private IReadOnlyList<string> Complete()
    {
        IReadOnlyList<string> files = Rendered();
        IReadOnlyList<string> lines = Formatting?.Apply(root, files) ?? [];
        BirthRecord
            .Find(root)!
            .WithFiles(ManagedFiles.Ids(root, files.Where(x => x != BirthRecord.FileName)))
            .Write(root);
        return lines;
    }

    /// <summary>What the template made: in a repository that was there before, what that tracked is somebody's own.</summary>
    private IReadOnlyList<string> Rendered()
    {
        IReadOnlyList<string> files = RepositoryFiles.List(root);
        if (!IsInRepository(root) || IsTracked())
            return files;
        try
        {
            string tracked = Encoding.UTF8.GetString(git.Run(["ls-files", "-z"]));
            return [.. files.Except(tracked.Split('\0'), StringComparer.Ordinal)];
        }
        catch (AutomationException)
        {
            // Without git nothing is tracked.
            return files;
        }
    }

    /// <summary>True for a repository of the project's own that has nothing in it: a clone of a new one, or what <c>git init</c> makes.</summary>
    private bool IsEmpty()
    {
        try
        {
            return GitFolders.Find(root) != null
                && git.TryLine("rev-parse", "--quiet", "--verify", "HEAD") == null
                && git.Run(["ls-files"]).Length == 0;
        }
        catch (AutomationException)
        {
            // Without git there is nothing to commit with.
            return false;
        }
    }

    private bool IsTracked()
    {
        try
        {
            return git.TryLine("ls-files", "--error-unmatch", "--", BirthRecord.FileName) != null;
        }
        catch (AutomationException)
        {
            // Without git nothing is tracked.
            return false;
        }
    }

    /// <summary>A package cannot keep the right to execute.</summary>
    private void MakeExecutable()
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (string path in FirstCommit.Programs(root))
        {
            string file = Path.Combine(root, path);
            UnixFileMode mode = File.GetUnixFileMode(file);
            UnixFileMode all = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            if ((mode & all) != all)
                File.SetUnixFileMode(file, mode | all);
        }
    }
}
