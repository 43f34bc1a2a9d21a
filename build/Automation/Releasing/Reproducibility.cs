using Automation.Processes;
using Automation.Repository;

namespace Automation.Releasing;

/// <summary>Builds a release twice and compares.</summary>
/// <param name="root">The top folder of the work tree.</param>
/// <param name="scratch">A folder for the builds; it is emptied first, and at the end when they are the same.</param>
/// <param name="say">Takes a line for each thing that is missing.</param>
public sealed class Reproducibility(string root, string scratch, Action<string> say)
{
    /// <summary>How much of it is made.</summary>
    public ReleaseScope Scope { get; init; } = new();

    /// <summary>Starts what builds, and waits for its end.</summary>
    internal Func<Command, CommandResult> Start { get; init; } = x => x.Run();

    /// <summary>Builds the commit twice, in folders whose paths have different lengths.</summary>
    /// <returns>The manifest that both have.</returns>
    /// <exception cref="AutomationException">They differ: the first entry that does is named.</exception>
    public ReleaseManifest Check()
    {
        ReleaseIdentity identity = ReleaseIdentity.Read(root);
        FolderRemoval.Delete(scratch);
        string one = Path.Combine(scratch, "1");
        string other = Path.Combine(scratch, "a-second-folder", "with-a-longer-path");
        ReleaseManifest manifest = Build(identity, one, say);
        // What is missing was said by the first build.
        Build(identity, other, _ => { });
        if (ReleaseComparison.FirstDifference(Output(one), Output(other)) is { } difference)
            throw new AutomationException(
                $"Two builds of {identity.Commit[..7]} are not the same. {difference} Both are in {scratch}."
            );
        FolderRemoval.Delete(scratch);
        return manifest;
    }

    private ReleaseManifest Build(ReleaseIdentity identity, string folder, Action<string> report) =>
        new ReleaseSet(root, identity, report) { Scope = Scope, Start = Start }.Make(
            Path.Combine(folder, "work"),
            Output(folder)
        );

    private static string Output(string folder) => Path.Combine(folder, "release");
}
