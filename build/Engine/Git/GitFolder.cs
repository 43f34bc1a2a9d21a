using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>The files that git keeps for a checkout.</summary>
/// <param name="WorkTree">The checkout.</param>
/// <param name="Own">The folder with the checkout's own HEAD: <c>.git</c>, or that of a worktree or submodule.</param>
/// <param name="Common">The folder with what all worktrees share.</param>
internal sealed record GitFolder(AbsolutePath WorkTree, AbsolutePath Own, AbsolutePath Common)
{
    /// <exception cref="ArgumentException">The folder is in no checkout.</exception>
    public static GitFolder Find(AbsolutePath directory)
    {
        AbsolutePath workTree =
            directory.FindParentOrSelf(x => (x / ".git").Exists())
            ?? throw new ArgumentException($"{directory} is in no git repository. Run 'git init', or clone one.");
        AbsolutePath own = workTree / ".git";
        if (own.FileExists())
            own =
                Pointer(own, "gitdir:")
                ?? throw new ArgumentException($"{own} does not say where git keeps its files.");
        return new GitFolder(workTree, own, (own / "commondir").FileExists() ? Pointer(own / "commondir", "")! : own);
    }

    public GitRepository Read()
    {
        string head = (Own / "HEAD").ReadAllText().Trim();
        string? reference = head.StartsWith("ref:", StringComparison.Ordinal) ? head[4..].Trim() : null;
        string? branch =
            reference?.StartsWith("refs/heads/", StringComparison.Ordinal) == true
                ? reference["refs/heads/".Length..]
                : null;
        string? commit = reference == null ? head : Resolve(reference);
        GitConfig config = GitConfig.Read(Common / "config");
        string remoteName = (branch == null ? null : config.Get("branch", branch, "remote")) ?? "origin";
        GitRemote? remote = config.Get("remote", remoteName, "url") is { } url ? GitRemote.Parse(url) : null;
        return new GitRepository
        {
            LocalDirectory = WorkTree,
            Head = reference ?? head,
            Branch = branch,
            Commit = commit,
            Tags = commit == null ? [] : [.. TagsOf(commit).Order(StringComparer.Ordinal)],
            RemoteName = remote == null ? null : remoteName,
            RemoteBranch =
                branch == null
                    ? null
                    : config.Get("branch", branch, "merge")?.Replace("refs/heads/", "", StringComparison.Ordinal),
            Protocol = remote?.Protocol,
            Endpoint = remote?.Endpoint,
            Identifier = remote?.Identifier,
        };
    }

    private string? Resolve(string reference)
    {
        AbsolutePath loose = Common / reference;
        if (loose.FileExists())
            return loose.ReadAllText().Trim();
        foreach ((string hash, string name) in Packed())
        {
            if (string.Equals(name, reference, StringComparison.Ordinal))
                return hash;
        }
        return null;
    }

    /// <summary>Tags that point at the commit; of an annotated tag git packs the commit in the line after it.</summary>
    private IEnumerable<string> TagsOf(string commit)
    {
        AbsolutePath tags = Common / "refs" / "tags";
        foreach (AbsolutePath file in tags.GlobFiles("**/*"))
        {
            if (string.Equals(file.ReadAllText().Trim(), commit, StringComparison.Ordinal))
                yield return tags.GetUnixRelativePathTo(file);
        }
        foreach ((string hash, string name) in Packed())
        {
            if (
                name.StartsWith("refs/tags/", StringComparison.Ordinal)
                && string.Equals(hash, commit, StringComparison.Ordinal)
            )
                yield return name["refs/tags/".Length..];
        }
    }

    private IEnumerable<(string Hash, string Name)> Packed()
    {
        AbsolutePath file = Common / "packed-refs";
        string last = "";
        foreach (string line in file.FileExists() ? file.ReadAllLines() : [])
        {
            if (line.StartsWith('^'))
                yield return (line[1..], last);
            else if (!line.StartsWith('#') && line.Split(' ', 2) is [var hash, var name])
                yield return (hash, last = name);
        }
    }

    private static AbsolutePath? Pointer(AbsolutePath file, string prefix)
    {
        string text = file.ReadAllText().Trim();
        return text.StartsWith(prefix, StringComparison.Ordinal) ? file.Parent! / text[prefix.Length..].Trim() : null;
    }
}
