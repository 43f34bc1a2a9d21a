using Automation.Projects;

namespace Automation.Releasing;

/// <summary>Makes container images as OCI archives, where their base image can be had.</summary>
/// <param name="dotnet">Where.</param>
/// <param name="say">Takes a line for what is missing.</param>
internal sealed class ImageBuilder(DotNet dotnet, Action<string> say)
{
    /// <summary>What the errors hold that tell of a registry that cannot be reached, and not of the program.</summary>
    private static readonly string[] Unreachable = ["CONTAINER", "Microsoft.NET.Build.Containers"];

    /// <summary>Makes the images.</summary>
    /// <param name="projects">The programs; the base image of the first tells whether the others can be made.</param>
    /// <param name="output">The folder that they get into.</param>
    /// <exception cref="AutomationException">A program cannot be published.</exception>
    public IReadOnlyList<PlannedArtifact> Make(IReadOnlyList<ProjectFile> projects, string output)
    {
        List<PlannedArtifact> made = [];
        foreach (ProjectFile project in projects)
        {
            string name = ReleasePlan.ImageName(project, dotnet.Identity.Version);
            string file = Path.Combine(output, name);
            if (Publish(project, file) is { } errors)
            {
                if (!Unreachable.Any(x => errors.Contains(x, StringComparison.Ordinal)))
                    throw new AutomationException($"{project.Name} cannot be published as an image:\n{errors}");
                File.Delete(file);
                string lacking = string.Join(
                    " and no ",
                    projects.Skip(made.Count).Select(x => ReleasePlan.ImageName(x, dotnet.Identity.Version))
                );
                say(
                    $"The base image of {project.Name} cannot be reached, so the release has no {lacking}: {DotNet.Brief(errors)}."
                );
                break;
            }
            ImageArchive.Rewrite(file, dotnet.Identity.Created);
            made.Add(new PlannedArtifact(name, ArtifactKind.Image));
        }
        return made;
    }

    private string? Publish(ProjectFile project, string file) =>
        dotnet.Try(
            "publish",
            project.Path,
            "--os",
            "linux",
            "-t:PublishContainer",
            "-p:RestoreLockedMode=false",
            $"-p:ContainerArchiveOutputPath={file}",
            "-p:ContainerImageFormat=OCI",
            "-p:ContainerGenerateLabelsImageCreated=false",
            $"-p:ContainerImageTag={dotnet.Identity.Version}"
        );
}
