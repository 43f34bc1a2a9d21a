using Automation.Releasing;
using Automation.Repository;

namespace Automation.GitHub;

/// <summary>Gets the files of a release into a folder, which is whole or not there.</summary>
/// <param name="client">The API.</param>
internal sealed class ReleaseDownload(GitHubClient client)
{
    /// <summary>Makes the folder; when it is there already with the same files, nothing is done.</summary>
    public void Run(GitHubRelease release, string folder)
    {
        if (Directory.Exists(folder))
        {
            CheckFolder(release, folder);
            return;
        }
        string scratch = FormattableString.Invariant($"{folder}.unfinished-{Environment.ProcessId}");
        FolderRemoval.Delete(scratch);
        Directory.CreateDirectory(scratch);
        try
        {
            foreach (GitHubAsset asset in release.Assets)
            {
                // A name with a folder in it would have this write elsewhere.
                if (asset.Name.AsSpan().ContainsAny('/', '\\') || asset.Name is "." or ".." or "")
                    throw new AutomationException(
                        $"{asset.Name} in the release {release.Tag} is no name of a file. Look at {release.Page}"
                    );
                string file = Path.Combine(scratch, asset.Name);
                client.Download($"{{repo}}/releases/assets/{asset.Id}", file);
                if (!asset.IsSame(file))
                    throw new AutomationException(
                        $"{asset.Name} of the release {release.Tag} is not whole{(asset.IsWhole ? ", or was changed on the way" : "")}. Run this again, or ./build.sh Release, which sends it again."
                    );
            }
            Directory.Move(scratch, folder);
        }
        finally
        {
            FolderRemoval.Delete(scratch);
        }
    }

    private static void CheckFolder(GitHubRelease release, string folder)
    {
        string[] here = [.. Directory.GetFileSystemEntries(folder).Select(x => Path.GetFileName(x))];
        string? other =
            here.FirstOrDefault(x => release.Assets.All(y => y.Name != x))
            ?? release
                .Assets.FirstOrDefault(x =>
                    !here.Contains(x.Name, StringComparer.Ordinal) || !x.IsSame(Path.Combine(folder, x.Name))
                )
                ?.Name;
        if (other != null)
            throw new AutomationException(
                $"{folder} is there already, and its {other} is not that of the release {release.Tag}. Delete the folder, and run this again."
            );
    }
}
