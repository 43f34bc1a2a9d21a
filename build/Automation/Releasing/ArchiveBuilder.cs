using Automation.Projects;

namespace Automation.Releasing;

/// <summary>Publishes programs, and puts those that belong together into one archive for each runtime.</summary>
/// <param name="dotnet">Where.</param>
/// <param name="scratch">A folder for what is published.</param>
/// <param name="say">Takes a line for what is missing.</param>
internal sealed class ArchiveBuilder(DotNet dotnet, string scratch, Action<string> say)
{
    // What restore says when a runtime pack is not to be had.
    private static readonly string[] NotOnFeed = ["NU1100", "NU1101", "NU1102", "NU1103", "NU1301", "NETSDK1112"];

    /// <summary>Makes an archive.</summary>
    /// <param name="archive">Which one.</param>
    /// <param name="output">The folder that it gets into.</param>
    /// <exception cref="AutomationException">Publishing failed.</exception>
    public PlannedArtifact Make(PlannedArchive archive, string output)
    {
        string folder = Path.Combine(scratch, archive.Name, archive.Runtime);
        string kind = ArtifactKind.SelfContained;
        foreach (ProjectFile project in archive.Projects)
        {
            string target = Path.Combine(folder, PlannedArchive.FolderOf(project));
            if (kind == ArtifactKind.SelfContained && Publish(project, archive.Runtime, target, true) is { } errors)
            {
                if (!NotOnFeed.Any(x => errors.Contains(x, StringComparison.Ordinal)))
                    throw Failed(project, archive.Runtime, errors);
                say(
                    $"The runtime for {archive.Runtime} does not restore from the feed, so {archive.FileName(dotnet.Identity.Version)} needs .NET on the machine: {DotNet.Brief(errors)}."
                );
                kind = ArtifactKind.FrameworkDependent;
                if (Directory.Exists(folder))
                    Directory.Delete(folder, recursive: true);
            }
        }
        if (kind == ArtifactKind.FrameworkDependent)
        {
            foreach (ProjectFile project in archive.Projects)
            {
                string target = Path.Combine(folder, PlannedArchive.FolderOf(project));
                if (Publish(project, archive.Runtime, target, false) is { } errors)
                    throw Failed(project, archive.Runtime, errors);
            }
        }
        string name = archive.FileName(dotnet.Identity.Version);
        ArchiveWriter.Write(folder, Path.Combine(output, name), dotnet.Identity.Created);
        return new PlannedArtifact(name, kind);
    }

    private static AutomationException Failed(ProjectFile project, string runtime, string errors) =>
        new($"{project.Name} cannot be published for {runtime}:\n{errors}");

    // The committed lock files hold no runtimes, so the restore for one is not a locked one; versions are pinned all the same.
    private string? Publish(ProjectFile project, string runtime, string target, bool isSelfContained) =>
        dotnet.Try(
            "publish",
            project.Path,
            "--runtime",
            runtime,
            "--self-contained",
            isSelfContained ? "true" : "false",
            "--output",
            target,
            "-p:RestoreLockedMode=false",
            // Without the runtime, the small program that starts it is not on the feed either.
            $"-p:UseAppHost={(isSelfContained ? "true" : "false")}"
        );
}
