using Automation.Processes;
using Automation.Projects;
using Automation.Repository;

namespace Automation.Releasing;

/// <summary>Makes all files of a release from a commit, in folders of its own.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="identity">What the release is of.</param>
/// <param name="say">Takes a line for each thing that is missing.</param>
public sealed class ReleaseSet(string root, ReleaseIdentity identity, Action<string> say)
{
    /// <summary>How much of it is made.</summary>
    public ReleaseScope Scope { get; init; } = new();

    /// <summary>Starts what builds, and waits for its end.</summary>
    internal Func<Command, CommandResult> Start { get; init; } = x => x.Run();

    /// <summary>Makes the files.</summary>
    /// <param name="scratch">A new folder for the checkout and for what is made on the way.</param>
    /// <param name="output">A new folder for the files of the release.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="AutomationException">Something cannot be built.</exception>
    public ReleaseManifest Make(string scratch, string output)
    {
        string source = Path.Combine(scratch, "source");
        Directory.CreateDirectory(scratch);
        Directory.CreateDirectory(output);
        SourceCheckout.Make(root, identity.Commit, source);
        ReleasePlan plan = new(ProjectFile.ReadAll(source, RepositoryFiles.List(source)), Scope);
        // Restoring for a runtime changes lock files, so they are read before anything is built.
        BillOfMaterials bill = BillOfMaterials.Read(source, plan.Projects, plan.Released, identity.Version);
        string product = Directory.GetFiles(source, "*.sln*").Min(StringComparer.Ordinal) ?? "release";
        DotNet dotnet = new(source, identity, Start);
        ArchiveBuilder archives = new(dotnet, Path.Combine(scratch, "published"), say);
        PlannedArtifact[] made =
        [
            .. PackageBuilder.Make(plan, dotnet, output, Path.Combine(scratch, "installed")),
            .. archives.Make(plan.Archives, output),
            .. new ImageBuilder(dotnet, say).Make(plan.Images, output),
            Write(
                output,
                CycloneDx.Name,
                CycloneDx.Write(bill, Path.GetFileNameWithoutExtension(product), identity),
                ArtifactKind.Sbom
            ),
            Write(output, ReleasePlan.NotesName, ReleaseNotes.Of(root, identity), ArtifactKind.Notes),
        ];
        ReleaseManifest manifest = ReleaseManifest.Of(identity, output, made);
        File.WriteAllText(Path.Combine(output, ReleaseManifest.Name), manifest.ToString());
        File.WriteAllText(Path.Combine(output, ReleaseManifest.SumsName), manifest.Sums());
        return manifest;
    }

    private static PlannedArtifact Write(string folder, string name, string content, string kind)
    {
        File.WriteAllText(Path.Combine(folder, name), content);
        return new PlannedArtifact(name, kind);
    }
}
