using System.Text;
using Automation.Git;

namespace Automation.Promoting;

/// <summary>A commit of one changed file, made beside the work tree: neither that nor the index is touched.</summary>
/// <param name="git">The repository.</param>
public sealed class FileCommit(GitRepository git)
{
    private const string Regular = "100644";

    /// <summary>Makes a branch whose newest commit changes one file.</summary>
    /// <param name="branch">The name of the branch. When it is there already and has the same change on the same commit, nothing is done.</param>
    /// <param name="parent">The commit that the change is made on.</param>
    /// <param name="path">The path of the file below the repository's folder, with slashes.</param>
    /// <param name="text">What the file is to hold.</param>
    /// <param name="message">The message of the commit.</param>
    /// <returns>The id of the commit.</returns>
    /// <exception cref="AutomationException">git refuses.</exception>
    public string Make(string branch, string parent, string path, string text, string message)
    {
        string blob = Line(git.Run(["hash-object", "-w", "--stdin"], Encoding.UTF8.GetBytes(text)));
        string index = Path.Combine(Path.GetTempPath(), $"index-{Guid.NewGuid():N}");
        try
        {
            GitRepository aside = git.WithIndex(index);
            aside.Run(["read-tree", parent]);
            aside.Run(["update-index", "--add", "--cacheinfo", $"{Regular},{blob},{path}"]);
            string tree = Line(aside.Run(["write-tree"]));
            string reference = $"refs/heads/{branch}";
            if (Existing(reference, tree, parent) is { } same)
                return same;
            string commit = Line(
                git.Run([.. GitIdentity.Options(git), "commit-tree", tree, "-p", parent, "-m", message])
            );
            // Unlike update-ref, this leaves a branch alone that is checked out somewhere.
            git.Run(["branch", "--quiet", "--force", "--no-track", branch, commit]);
            return commit;
        }
        finally
        {
            File.Delete(index);
        }
    }

    private string? Existing(string reference, string tree, string parent) =>
        git.TryLine("rev-parse", "--quiet", "--verify", $"{reference}^{{tree}}") == tree
        && git.TryLine("rev-parse", "--quiet", "--verify", $"{reference}^1") == git.TryLine("rev-parse", parent)
            ? git.TryLine("rev-parse", reference)
            : null;

    private static string Line(byte[] output) => Encoding.UTF8.GetString(output).Trim();
}
