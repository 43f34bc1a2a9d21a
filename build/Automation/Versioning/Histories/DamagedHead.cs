using System.Text.RegularExpressions;
using Automation.Git;

namespace Automation.Versioning.Histories;

/// <summary>A HEAD for which git takes a repository for none.</summary>
internal static partial class DamagedHead
{
    /// <summary>Refuses a folder in a repository whose HEAD cannot be read.</summary>
    /// <param name="folder">A folder in which git finds no repository.</param>
    /// <exception cref="AutomationException">There is a repository, and its HEAD is damaged.</exception>
    public static void Refuse(string folder)
    {
        for (DirectoryInfo? at = new(folder); at != null; at = at.Parent)
        {
            if (
                GitFolders.Find(at.FullName) is not { } folders
                || !Directory.Exists(Path.Combine(folders.Shared, "objects"))
            )
                continue;
            string head = Path.Combine(folders.Own, "HEAD");
            string text = File.Exists(head) ? File.ReadAllText(head).Trim() : "";
            if (!Readable().IsMatch(text))
                throw new AutomationException(
                    $"{head} names neither a branch nor a commit, so git takes {at.FullName} for no repository. Write the branch into it: echo 'ref: refs/heads/main' > '{head}'"
                );
        }
    }

    [GeneratedRegex("^(ref: *refs/|[0-9a-f]{40,64}$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Readable();
}
