using System.Text;
using Automation.Processes;

namespace Automation.GitHub.Loopback;

/// <summary>The bare repository that the server serves, through git's plumbing.</summary>
/// <param name="folder">The folder of the repository.</param>
internal sealed class LoopbackRepository(string folder)
{
    private static readonly string[] OfHooks =
    [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_QUARANTINE_PATH",
    ];

    /// <summary>All references and what they name.</summary>
    public Dictionary<string, string> References(string under = "refs") =>
        Lines("for-each-ref", "--format=%(objectname) %(refname)", under)
            .Select(x => x.Split(' ', 2))
            .ToDictionary(x => x[1], x => x[0], StringComparer.Ordinal);

    /// <summary>All branches and what they name. They are looked at before each request, so this reads git's files where it can.</summary>
    public Dictionary<string, string> Branches()
    {
        const string Branch = "refs/heads/";
        if (Directory.Exists(Path.Combine(folder, "reftable")))
            return References("refs/heads");
        string root = Path.Combine(folder, "refs", "heads");
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        string[] loose = Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [];
        foreach (string file in loose.Where(x => !x.EndsWith(".lock", StringComparison.Ordinal)))
        {
            if (Read(file) is { Length: >= 40 } id)
                found[Branch + Path.GetRelativePath(root, file).Replace('\\', '/')] = id.Trim();
        }
        // Those that were packed in between were read above.
        foreach (string line in (Read(Path.Combine(folder, "packed-refs")) ?? "").Split('\n'))
        {
            int name = line.IndexOf(Branch, StringComparison.Ordinal);
            if (name > 0 && line[0] is not ('#' or '^'))
                found.TryAdd(line[name..].TrimEnd('\r'), line[..(name - 1)]);
        }
        return found;
    }

    /// <summary>The commit that a name, a tag or an id stands for; null when there is none.</summary>
    public string? Commit(string name) =>
        name.StartsWith('-') ? null : Try("rev-parse", "--verify", "--quiet", $"{name}^{{commit}}")?.Trim();

    /// <summary>The kind of an object; null when there is none.</summary>
    public string? KindOf(string id) => id.StartsWith('-') ? null : Try("cat-file", "-t", id)?.Trim();

    /// <summary>The bytes of an object; null when there is none.</summary>
    public byte[]? Bytes(string kind, string name)
    {
        (int exitCode, byte[] output, _) = Command(["cat-file", kind, name], default, null).RunForBytes();
        return exitCode == 0 ? output : null;
    }

    /// <summary>Sets a reference; it must be what it was.</summary>
    /// <returns>False when it is not.</returns>
    public bool Update(string reference, string commit, string? old = null) =>
        Try(["update-ref", reference, commit, .. old == null ? Array.Empty<string>() : [old]]) != null;

    /// <summary>Deletes a reference.</summary>
    public void Delete(string reference) => Run(["update-ref", "-d", reference]);

    /// <summary>True when a commit has the other one in its history.</summary>
    public bool Contains(string commit, string other) => Try("merge-base", "--is-ancestor", other, commit) != null;

    /// <summary>The tree of two commits merged; null when they cannot be.</summary>
    public string? Merge(string first, string second) => Try("merge-tree", "--write-tree", first, second)?.Trim();

    /// <summary>Makes a commit.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="parents">The commits before it.</param>
    /// <param name="message">The message.</param>
    /// <param name="login">Whose commit it is.</param>
    /// <param name="at">When it was made, such as 2026-01-01T00:00:00Z.</param>
    public string Commit(string tree, IEnumerable<string> parents, string message, string login, string at) =>
        Run(
                ["commit-tree", tree, .. parents.SelectMany(x => new[] { "-p", x })],
                Encoding.UTF8.GetBytes(message),
                Person(login, at)
            )
            .Trim();

    /// <summary>Makes the object of an annotated tag.</summary>
    public string Tag(string content) => Run(["mktag"], Encoding.UTF8.GetBytes(content)).Trim();

    /// <summary>The lines that git wrote.</summary>
    public string[] Lines(params IReadOnlyList<string> arguments) =>
        Run(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What git wrote; null when it ended with an error.</summary>
    public string? Try(params IReadOnlyList<string> arguments)
    {
        CommandResult result = Command(arguments, default, null).Run();
        return result.ExitCode == 0 ? result.Output : null;
    }

    /// <summary>What git wrote.</summary>
    /// <exception cref="AutomationException">It ended with an error.</exception>
    public string Run(
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte> input = default,
        IReadOnlyDictionary<string, string?>? environment = null
    )
    {
        CommandResult result = Command(arguments, input, environment).Run();
        return result.ExitCode == 0
            ? result.Output
            : throw new AutomationException(
                $"git {arguments[0]} failed in {folder}: {result.Error.Trim()}. Is it a bare repository?"
            );
    }

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static Dictionary<string, string?> Person(string login, string at) =>
        new(StringComparer.Ordinal)
        {
            ["GIT_AUTHOR_NAME"] = login,
            ["GIT_AUTHOR_EMAIL"] = LoopbackHost.EmailOf(login),
            ["GIT_AUTHOR_DATE"] = at,
            ["GIT_COMMITTER_NAME"] = "GitHub",
            ["GIT_COMMITTER_EMAIL"] = "noreply@github.test",
            ["GIT_COMMITTER_DATE"] = at,
        };

    private Command Command(
        IReadOnlyList<string> arguments,
        ReadOnlyMemory<byte> input,
        IReadOnlyDictionary<string, string?>? environment
    )
    {
        Dictionary<string, string?> variables = OfHooks.ToDictionary(
            x => x,
            _ => (string?)null,
            StringComparer.Ordinal
        );
        foreach ((string name, string? value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            variables[name] = value;
        return new Command("git", [$"--git-dir={folder}", .. arguments], folder)
        {
            Environment = variables,
            Input = input,
            IsPlaced = true,
        };
    }
}
