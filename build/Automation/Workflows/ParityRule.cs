using Automation.Gates;
using Automation.Hooks;

namespace Automation.Workflows;

/// <summary>Holds hooks and workflows to the build: they call its targets and nothing else, and what a hook runs, CI runs on everything.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="surface">What the build can be asked for.</param>
public sealed class ParityRule(string root, BuildSurface surface)
{
    private const string Reason = "so that people, hooks and CI run the same";
    private const string PostCommitGuard = $"[ ! -e \"${{GIT_DIR:-.git}}/{PendingMends.FileName}\" ] || ";
    private static readonly string[] Main = ["push", "pull_request"];

    /// <summary>What the hooks do.</summary>
    private static readonly (string Hook, string Target)[] Hooks =
    [
        ("pre-commit", "PreCommit"),
        ("commit-msg", "CommitMessage"),
        ("post-commit", "PostCommit"),
        ("pre-push", "PrePush"),
    ];

    /// <summary>What is wrong, a sentence each.</summary>
    /// <param name="reach">Gives the targets that run when some are asked for: those and all that they depend on.</param>
    /// <exception cref="AutomationException">A workflow cannot be read.</exception>
    public IReadOnlyList<string> Check(Func<IReadOnlyList<string>, IReadOnlyCollection<string>> reach)
    {
        ArgumentNullException.ThrowIfNull(reach);
        List<string> problems = [];
        string[] hooked = [.. Hooks.Where(x => HookProblem(x.Hook, x.Target, problems)).Select(x => x.Target)];
        IReadOnlyList<WorkflowFile> workflows = ReadWorkflows();
        List<string> asked = [];
        foreach (WorkflowFile workflow in workflows)
        {
            foreach (WorkflowStep step in workflow.Steps)
            {
                (BuildCommand? command, string? problem) = Judge(step);
                if (problem != null)
                    problems.Add(
                        $"{workflow.Path}:{step.Line}: {problem}. A step is an action by commit SHA or one ./build.sh TARGET, {Reason}."
                    );
                else if (
                    command != null
                    && step.AlwaysDecides
                    && workflow.Events.Intersect(Main, StringComparer.Ordinal).Any()
                )
                    asked.AddRange(command.Targets.Count == 0 ? ["Verify"] : command.Targets);
            }
        }
        // A repository that is not on GitHub has no workflows, and its CI is its own.
        if (workflows.Any(x => !x.IsAction))
            problems.AddRange(Missing(hooked, reach([.. asked.Distinct(StringComparer.OrdinalIgnoreCase)])));
        return problems;
    }

    private static IEnumerable<string> Missing(IReadOnlyCollection<string> hooked, IReadOnlyCollection<string> run) =>
        GateList
            .All.Where(x => hooked.Contains(x.Hook, StringComparer.Ordinal))
            .Where(x => !run.Contains(x.Target, StringComparer.OrdinalIgnoreCase))
            .Select(x =>
                $"The gate {x.Name} runs in the hook ({x.Hook}), and no workflow for {string.Join(" or ", Main)} runs {x.Target}. Add it to one, or to Verify, {Reason}."
            );

    private bool HookProblem(string hook, string target, List<string> problems)
    {
        string path = $"{HookInstaller.Folder}/{hook}";
        string file = Path.Combine(root, path);
        string wanted = hook switch
        {
            "post-commit" => $"{PostCommitGuard}exec ./build.sh {target}",
            "commit-msg" => $"exec ./build.sh {target} --message-file \"$1\"",
            "pre-push" => $"exec ./build.sh {target} --remote \"$1\"",
            _ => $"exec ./build.sh {target}",
        };
        string? problem =
            !File.Exists(file) ? "is missing"
            : !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(file) & UnixFileMode.UserExecute) == UnixFileMode.None
                ? "may not be executed, so git passes it over"
            : Work(File.ReadAllLines(file)) != wanted ? "does something else"
            : surface.Problem(BuildCommand.Parse(wanted[wanted.IndexOf("./", StringComparison.Ordinal)..])!);
        if (problem != null)
            problems.Add($"{path}: {problem}. It is an executable file with one line of work, {Reason}: {wanted}");
        return File.Exists(file);
    }

    private static string Work(IEnumerable<string> lines) =>
        string.Join('\n', lines.Select(x => x.Trim()).Where(x => x.Length > 0 && !x.StartsWith('#')));

    private (BuildCommand? Command, string? Problem) Judge(WorkflowStep step)
    {
        if (step.Uses is { } action)
            return (null, step.Run == null && IsPinned(action) ? null : $"'{action}' is not pinned by commit SHA");
        if (step.Run is not { } script)
            return (null, "the step does nothing");
        if (step.Shell is not (null or "bash" or "sh"))
            return (null, $"the shell '{step.Shell}' is none that runs ./build.sh as it is");
        if (step.Folder is { } folder)
            return (null, $"the build of another folder runs, '{folder}'");
        return BuildCommand.Parse(script) is { } command
            ? (command, surface.Problem(command))
            : (null, $"'{script.Trim().Split('\n')[0]}' is a script");
    }

    /// <summary>True for <c>owner/name@SHA</c>, with a path in it or not, and for what lies in this repository.</summary>
    private static bool IsPinned(string action)
    {
        if (action.StartsWith("./", StringComparison.Ordinal))
            return true;
        int at = action.LastIndexOf('@');
        return at > 0 && action.Length - at - 1 == 40 && action[(at + 1)..].All(char.IsAsciiHexDigitLower);
    }

    private IReadOnlyList<WorkflowFile> ReadWorkflows()
    {
        string folder = Path.Combine(root, ".github");
        string[] files =
        [
            .. FilesIn(Path.Combine(folder, "workflows"), SearchOption.TopDirectoryOnly),
            .. FilesIn(Path.Combine(folder, "actions"), SearchOption.AllDirectories)
                .Where(x => Path.GetFileNameWithoutExtension(x) == "action"),
        ];
        return
        [
            .. files
                .Where(x => Path.GetExtension(x) is ".yml" or ".yaml")
                .Order(StringComparer.Ordinal)
                .Select(x => WorkflowFile.Parse(Path.GetRelativePath(root, x).Replace('\\', '/'), File.ReadAllText(x))),
        ];
    }

    private static string[] FilesIn(string folder, SearchOption option) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*", option) : [];
}
