using Automation.Hooks;
using Automation.Processes;

namespace Automation.TemplateUpdates;

/// <summary>The repository of a new project, with everything in its first commit.</summary>
/// <param name="root">The project's folder, which is in no repository.</param>
/// <param name="git">The program that git is.</param>
/// <param name="variables">Variables that git gets beside those of this process.</param>
internal sealed class FirstCommit(string root, string git, IReadOnlyDictionary<string, string?> variables)
{
    private const string Branch = "main";
    private const int LongestSubject = 69;

    /// <summary>The files that are to be executable, relative to the project: what git and people start.</summary>
    public static IEnumerable<string> Programs(string root)
    {
        string hooks = Path.Combine(root, HookInstaller.Folder);
        return Directory.Exists(hooks)
            ? Directory
                .EnumerateFiles(hooks)
                .Select(x => $"{HookInstaller.Folder}/{Path.GetFileName(x)}")
                .Append("build.sh")
                .Where(x => IsProgram(Path.Combine(root, x)))
            : new[] { "build.sh" }.Where(x => IsProgram(Path.Combine(root, x)));
    }

    /// <summary>True for a file that begins with the name of what runs it.</summary>
    public static bool IsProgram(string file)
    {
        if (!File.Exists(file))
            return false;
        using FileStream stream = File.OpenRead(file);
        return stream.ReadByte() == '#' && stream.ReadByte() == '!';
    }

    /// <summary>Makes the repository, and the commit when somebody is set up to commit.</summary>
    /// <param name="name">The name of the project.</param>
    /// <returns>What was done, line by line.</returns>
    /// <exception cref="AutomationException">git refuses.</exception>
    public IReadOnlyList<string> Make(string name)
    {
        if (!IsThere())
            return
            [
                "git is not on PATH, so the project is in no repository. With git: ./build.sh StartProject makes it and the first commit.",
            ];
        if (!Path.Exists(Path.Combine(root, ".git")))
            Run(["init", "-q", "-b", Branch]);
        Run(["add", "-A"]);
        string[] programs = [.. Programs(root)];
        if (programs.Length > 0)
            Run(["update-index", "--chmod=+x", "--", .. programs]);
        string subject = $"feat: start {name} from the template";
        if (subject.Length > LongestSubject)
            subject = "feat: start the project from the template";
        if (!IsSomebody())
            return
            [
                $"The project is a git repository now, without a commit: git does not know who you are. Do: git config --global user.name \"YOUR NAME\" and git config --global user.email YOU@EXAMPLE.COM, then git add -A && git commit -m \"{subject}\"",
            ];
        // A hook that the machine has for all repositories was not asked to judge this.
        Run(["-c", $"core.hooksPath={HookInstaller.Folder}/none", "commit", "-q", "-m", subject]);
        return [$"The project is a git repository now, with a first commit: {subject}"];
    }

    /// <summary>True when names and addresses come from somewhere; git guesses them otherwise.</summary>
    private bool IsSomebody() =>
        new[] { "GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT" }.All(x =>
            Command(["-c", "user.useConfigOnly=true", "var", x]).Run().ExitCode == 0
        );

    private bool IsThere()
    {
        try
        {
            return Command(["--version"]).Run().ExitCode == 0;
        }
        catch (AutomationException)
        {
            return false;
        }
    }

    private void Run(string[] arguments)
    {
        CommandResult result = Command(arguments).Run();
        if (result.ExitCode != 0)
            throw new AutomationException(
                $"git {arguments[0]} failed: {result.Error.Trim()} When that is mended: git add -A && git commit"
            );
    }

    private Command Command(string[] arguments) => new(git, arguments, root) { Environment = variables };
}
