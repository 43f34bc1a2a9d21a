using System.Xml.Linq;
using Automation.Projects;
using Automation.Repository;

namespace Automation.Releasing;

/// <summary>Publishes programs for several runtimes in one run of MSBuild: starting it costs more than most of what it does here.</summary>
/// <param name="dotnet">Where.</param>
internal sealed class PublishedPrograms(DotNet dotnet)
{
    private const string Project = "release.proj";

    /// <summary>Publishes the programs of archives.</summary>
    /// <param name="archives">Which ones.</param>
    /// <param name="isSelfContained">True when they bring their runtime along.</param>
    /// <returns>Null when it succeeded; else the errors.</returns>
    public string? Publish(IReadOnlyList<PlannedArchive> archives, bool isSelfContained)
    {
        (ProjectFile Program, string Runtime)[] programs =
        [
            .. archives.SelectMany(x => x.Projects.Select(y => (y, x.Runtime))),
        ];
        foreach ((ProjectFile program, string runtime) in programs)
            FolderRemoval.Delete(FolderOf(program, runtime));
        Text(programs).Save(Path.Combine(dotnet.Source, Project));
        string[] runtimes = [.. archives.Select(x => x.Runtime).Distinct(StringComparer.Ordinal)];
        return dotnet.Try(
            "msbuild",
            Project,
            "-restore",
            "-target:Publish",
            // One restore for all runtimes; the quotes keep MSBuild from reading a list of properties. A list has the packs of runtimes restored even where programs do not bring them.
            runtimes.Length == 1
                ? $"-p:RuntimeIdentifier={runtimes[0]}"
                : $"-p:RuntimeIdentifiers=\"{string.Join(';', runtimes)}\"",
            // The committed lock files hold no runtimes, so the restore for one is not a locked one; versions are pinned all the same.
            "-p:RestoreLockedMode=false",
            $"-p:SelfContained={Word(isSelfContained)}",
            // Without the runtime, the small program that starts it is not on the feed either.
            $"-p:UseAppHost={Word(isSelfContained)}"
        );
    }

    /// <summary>Moves what was published.</summary>
    /// <param name="program">Of which program.</param>
    /// <param name="runtime">For which runtime.</param>
    /// <param name="folder">The new folder.</param>
    /// <exception cref="AutomationException">It is not where it should be.</exception>
    public void Move(ProjectFile program, string runtime, string folder)
    {
        string published = FolderOf(program, runtime);
        if (!Directory.Exists(published))
            throw new AutomationException(
                $"{program.Name} was not published to {Path.GetRelativePath(dotnet.Source, published)}. Set UseArtifactsOutput in Directory.Build.props, with the folder artifacts, and no PublishDir in {program.Path}."
            );
        Directory.Move(published, folder);
    }

    // The same properties as those of `dotnet publish --runtime`; a folder among them would compile libraries once for each program.
    private static XElement Text(IEnumerable<(ProjectFile Program, string Runtime)> programs) =>
        new(
            "Project",
            new XElement(
                "PropertyGroup",
                new XElement(
                    "RestoreGraphProjectInput",
                    string.Join(';', programs.Select(x => x.Program.Path).Distinct(StringComparer.Ordinal))
                )
            ),
            new XElement(
                "ItemGroup",
                programs.Select(x => new XElement(
                    "Program",
                    new XAttribute("Include", x.Program.Path),
                    new XAttribute("Runtime", x.Runtime)
                ))
            ),
            new XElement(
                "Target",
                new XAttribute("Name", "Publish"),
                new XElement(
                    "MSBuild",
                    new XAttribute("Projects", "@(Program)"),
                    new XAttribute("Targets", "Publish"),
                    new XAttribute("BuildInParallel", "true"),
                    new XAttribute("RemoveProperties", "RuntimeIdentifiers"),
                    new XAttribute(
                        "Properties",
                        "RuntimeIdentifier=%(Runtime);_IsPublishing=true;_CommandLineDefinedRuntimeIdentifier=true;_CommandLineDefinedSelfContained=true"
                    )
                )
            ),
            new XElement("Import", new XAttribute("Project", "$(MSBuildToolsPath)/NuGet.targets"))
        );

    private string FolderOf(ProjectFile program, string runtime) =>
        Path.Combine(dotnet.Source, "artifacts", "publish", program.Name, $"release_{runtime}");

    private static string Word(bool value) => value ? "true" : "false";
}
