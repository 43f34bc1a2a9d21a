using System.Text;
using Automation.Environments;
using Automation.Git;

namespace Automation.Promoting;

/// <summary>Finds out what brought a release into the file of an environment.</summary>
/// <param name="git">The repository.</param>
internal sealed class MergedRelease(GitRepository git)
{
    /// <summary>The commit since which a release stands in the file; later ones that change something else there do not count.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="release">What its file names now.</param>
    /// <exception cref="AutomationException">The file is not committed as it is, or the clone is not whole.</exception>
    public string CommitOf(string environment, EnvironmentRelease release)
    {
        string path = EnvironmentFile.PathOf(environment);
        if (git.TryLine("rev-parse", "--is-shallow-repository") != "false")
            throw new AutomationException(
                $"The clone is shallow, so it does not tell which commit changed {path}. Fetch it: git fetch --unshallow"
            );
        if (At("HEAD", environment, path) != release)
            throw new AutomationException(
                $"{path} does not hold what is committed. What is deployed goes through a pull request: git restore {path}"
            );
        return git.Lines("log", "--first-parent", "--format=%H", "HEAD", "--", path)
            .First(x => At($"{x}^", environment, path) != release);
    }

    private EnvironmentRelease? At(string commit, string environment, string path)
    {
        if (git.TryLine("cat-file", "-e", $"{commit}:{path}") == null)
            return null;
        try
        {
            return EnvironmentFile
                .Parse(environment, Encoding.UTF8.GetString(git.Run(["show", $"{commit}:{path}"])))
                .Runs;
        }
        catch (AutomationException)
        {
            // The build of that time read it, and named nothing that counts now.
            return null;
        }
    }
}
