using System.Text;
using Automation.Git;
using Automation.Processes;

namespace Automation.Versioning.Histories;

/// <summary>What names commits in a repository.</summary>
internal sealed class RepositoryRefs
{
    private const string Replacements = "refs/replace/";
    private const string TagFolder = "refs/tags/";
    private const string Target = "^{}";

    /// <summary>The folder of git.</summary>
    public string GitFolder { get; private init; } = "";

    /// <summary>The folder of git that all work trees share.</summary>
    public string SharedFolder { get; private init; } = "";

    /// <summary>The top folder of the work tree; null when the repository has none.</summary>
    public string? Top { get; private init; }

    /// <summary>True when older commits were not fetched.</summary>
    public bool IsShallow { get; private init; }

    /// <summary>The branch that is checked out; null when HEAD is on none.</summary>
    public BranchName? HeadName { get; private set; }

    /// <summary>The commit that is checked out; null when there is none yet.</summary>
    public string? Head { get; private set; }

    /// <summary>Local branches by name, then remote ones.</summary>
    public List<(BranchName Name, string Id, bool IsSymbolic)> Branches { get; } = [];

    /// <summary>The tags, with the commits that they stand on.</summary>
    public List<(string Name, string Id)> Tags { get; } = [];

    /// <summary>All of it as text: two repositories with the same text have the same history.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Reads the refs; null when the folder is in no repository, or git is not there.</summary>
    /// <exception cref="AutomationException">What is checked out is damaged.</exception>
    public static RepositoryRefs? Read(GitRepository repository)
    {
        string[] lines;
        try
        {
            CommandResult result = repository
                .Command([
                    "rev-parse",
                    "--path-format=absolute",
                    "--is-shallow-repository",
                    "--git-dir",
                    "--git-common-dir",
                    "--show-toplevel",
                ])
                .Run();
            lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (AutomationException)
        {
            return null;
        }
        if (lines.Length < 3)
            return null;
        RepositoryRefs refs = new()
        {
            IsShallow = lines[0] == "true",
            GitFolder = lines[1],
            SharedFolder = lines[2],
            Top = lines.Length > 3 ? lines[3] : null,
        };
        refs.ReadRefs(repository);
        return refs;
    }

    private void ReadRefs(GitRepository repository)
    {
        string branches = Encoding.UTF8.GetString(
            repository.Run([
                "for-each-ref",
                "--format=%(refname)%00%(objectname)%00%(symref)%00%(HEAD)",
                "refs/heads",
                "refs/remotes",
                Replacements,
            ])
        );
        foreach (string line in branches.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            AddBranch(line.Split('\0'));
        // This lists what annotated tags stand on without reading any of them, where for-each-ref reads all.
        (int exitCode, string tags, string error) = repository.Command(["show-ref", "--tags", "--dereference"]).Run();
        // 1 says that there are none.
        if (exitCode > 1)
            throw Damage(error);
        foreach (string line in tags.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            AddTag(line);
        if (HeadName == null)
        {
            Head = repository.TryLine("rev-parse", "--quiet", "--verify", "HEAD^{commit}");
            string? name = repository.TryLine("symbolic-ref", "--quiet", "HEAD");
            HeadName = name == null ? null : new BranchName(name);
            // A branch without commits has a name at least.
            if (Head == null && name == null)
                throw new AutomationException(
                    "HEAD leads to no commit that is there. Go to a branch: git switch BRANCH. git fsck tells what else is missing."
                );
        }
        Fingerprint = $"{branches}\n{tags}\n{Head}\n{HeadName?.Ref}\n{Content("shallow")}\n{Content("info/grafts")}";
    }

    /// <summary>The error of a repository in which something is missing.</summary>
    /// <param name="words">What git says.</param>
    public static AutomationException Damage(string words) =>
        new(
            $"The repository is damaged ({words.Trim()}). git fsck tells what is missing: fetch it (git fetch --refetch), or delete the ref that leads to it (git update-ref -d REF)."
        );

    private void AddBranch(string[] fields)
    {
        string name = fields[0];
        if (name.StartsWith(Replacements, StringComparison.Ordinal))
            return;
        Branches.Add((new BranchName(name), fields[1], fields[2].Length > 0));
        if (fields[3] == "*")
        {
            HeadName = new BranchName(name);
            Head = fields[1];
        }
    }

    /// <summary>Reads an id and the name of a tag; the line after an annotated tag has the commit's id.</summary>
    private void AddTag(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        string id = line[..space];
        string name = line[(space + 1 + TagFolder.Length)..];
        bool isTarget = name.EndsWith(Target, StringComparison.Ordinal);
        if (isTarget)
            Tags[^1] = (name[..^Target.Length], id);
        else
            Tags.Add((name, id));
    }

    /// <summary>Names the branch that a CI service checked out without being on it.</summary>
    /// <param name="name">The full name of its ref.</param>
    /// <param name="id">The commit that the service means.</param>
    public void NameHead(string? name, string? id)
    {
        if (HeadName != null || Head == null || Head != id || name == null)
            return;
        const string heads = "refs/heads/";
        const string pulls = "refs/pull/";
        if (name is heads or pulls)
            return;
        if (name.StartsWith(heads, StringComparison.Ordinal))
            HeadName = new BranchName(name);
        else if (name.StartsWith(pulls, StringComparison.Ordinal))
            HeadName = new BranchName(heads + name["refs/".Length..]);
        else
            return;
        Fingerprint += $"\n{HeadName.Ref}";
    }

    private string Content(string name)
    {
        string file = Path.Combine(SharedFolder, name);
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }
}
