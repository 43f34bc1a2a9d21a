using System.Text;
using Automation.Processes;

namespace Automation.TemplateUpdates;

/// <summary>Merges trees as git merges branches, without a branch and without the work tree.</summary>
/// <param name="Tree">The merged tree; what does not merge is in it with markers, or as one side has it.</param>
/// <param name="Stages">The paths that do not merge, each with the sides that have it: 1 the base, 2 the project, 3 the template.</param>
/// <param name="Ours">The name of the project's side, as git writes it into markers.</param>
/// <param name="Theirs">The name of the template's side.</param>
internal sealed record ThreeWayMerge(
    string Tree,
    IReadOnlyDictionary<string, string> Stages,
    string Ours,
    string Theirs
)
{
    private static readonly string[] Settings =
    [
        "-c",
        "user.name=template",
        "-c",
        "user.email=template@localhost",
        // A new file goes where the template puts it, also when people moved its neighbours.
        "-c",
        "merge.directoryRenames=false",
        "-c",
        "merge.renames=true",
        "-c",
        "merge.renameLimit=20000",
        "-c",
        "merge.conflictStyle=merge",
    ];

    /// <summary>Merges.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="baseTree">What both sides come from.</param>
    /// <param name="ours">The project.</param>
    /// <param name="theirs">The template.</param>
    /// <exception cref="AutomationException">git cannot merge trees.</exception>
    public static ThreeWayMerge Run(UpdatedRepository repository, string baseTree, string ours, string theirs)
    {
        // git looks for what both sides come from among commits.
        string origin = Commit(baseTree);
        string one = Commit(ours, "-p", origin);
        string other = Commit(theirs, "-p", origin);
        (int exitCode, byte[] output, string error) = repository
            .Git.Command([.. Settings, "merge-tree", "--write-tree", "-z", "--no-messages", one, other])
            .RunForBytes();
        if (exitCode is not (0 or 1) || output.Length == 0)
            throw new AutomationException(
                $"git merge-tree failed. {error.Trim().Split('\n')[0]} It takes git 2.38 or a newer one; here is {new Command("git", ["--version"], repository.Git.Root).Run().Output.Trim()}."
            );
        string[] fields = Encoding.UTF8.GetString(output).Split('\0');
        Dictionary<string, string> stages = new(StringComparer.Ordinal);
        // MODE ID STAGE TAB PATH
        foreach (string field in fields.Skip(1).TakeWhile(x => x.Length > 0))
        {
            int tab = field.IndexOf('\t', StringComparison.Ordinal);
            string path = field[(tab + 1)..];
            stages[path] = stages.GetValueOrDefault(path, "") + field[tab - 1];
        }
        return new ThreeWayMerge(fields[0], stages, one, other);

        string Commit(string tree, params string[] parents) =>
            repository.Line([.. Settings, "commit-tree", tree, .. parents, "-m", "template"]);
    }
}
