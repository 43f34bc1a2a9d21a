using Automation.Git;
using Automation.Processes;

namespace Automation.Environments;

/// <summary>Finds the tag whose object git cannot read.</summary>
/// <param name="git">The repository.</param>
internal sealed class DamagedTags(GitRepository git)
{
    /// <summary>The sentence for what git said when it could not read the records.</summary>
    public AutomationException Explain(string error)
    {
        // The names are in the refs, so that they can be listed without the objects.
        CommandResult list = git.Command([
                "for-each-ref",
                "--format=%(objectname) %(refname)",
                .. RecordTags.Refs(null),
            ])
            .Run();
        foreach (string line in list.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(' ', 2);
            if (git.Command(["for-each-ref", RecordTags.Format, parts[1]]).Run() is { ExitCode: not 0 } result)
                return new AutomationException(
                    $"The record {parts[1]["refs/tags/".Length..]} cannot be read: git finds its object {parts[0]} missing, damaged or of another form ({First(result.Error)}). Delete the damaged file below .git/objects, and get the object again: git fetch --refetch --tags origin"
                );
        }
        return new AutomationException(
            $"The records cannot be read: {First(error)} Check the repository: git fsck. Records need git 2.34 or later."
        );
    }

    private static string First(string error) =>
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.Trim() ?? "";
}
