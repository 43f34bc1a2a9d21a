namespace Automation.Git;

/// <summary>Where a work tree keeps its index, and what it shares with other work trees; found without starting git.</summary>
/// <param name="Own">The folder of this work tree alone, with the index and HEAD.</param>
/// <param name="Shared">The folder that all work trees share, with objects, refs and configuration.</param>
public sealed record GitFolders(string Own, string Shared)
{
    /// <summary>Finds the folders of a work tree.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <returns>The folders; null when there is no repository.</returns>
    public static GitFolders? Find(string root)
    {
        string dotGit = Path.Combine(root, ".git");
        string own = dotGit;
        if (File.Exists(dotGit))
        {
            // A linked work tree or a submodule: the file names the folder.
            string text = File.ReadAllText(dotGit).Trim();
            if (!text.StartsWith("gitdir:", StringComparison.Ordinal))
                return null;
            own = Path.GetFullPath(Path.Combine(root, text["gitdir:".Length..].Trim()));
        }
        if (!Directory.Exists(own))
            return null;
        string common = Path.Combine(own, "commondir");
        return new GitFolders(
            own,
            File.Exists(common) ? Path.GetFullPath(Path.Combine(own, File.ReadAllText(common).Trim())) : own
        );
    }

    /// <summary>Finds the repository in a folder of which a project lies that has none of its own.</summary>
    /// <param name="root">The project's folder.</param>
    /// <returns>The top folder of that repository; null when the project has its own, or there is none.</returns>
    public static string? FindOuter(string root)
    {
        if (Path.Exists(Path.Combine(root, ".git")))
            return null;
        DirectoryInfo? at = new DirectoryInfo(root).Parent;
        while (at != null && !Path.Exists(Path.Combine(at.FullName, ".git")))
            at = at.Parent;
        return at?.FullName;
    }
}
