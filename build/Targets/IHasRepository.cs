using Automation.Formatting;
using Automation.Git;
using Automation.Projects;
using Automation.Repository;
using Automation.Tools;
using Nuke.Common;
using Nuke.Common.IO;

namespace Targets;

/// <summary>The files, projects and tools of the repository, and the folder for what the build makes.</summary>
internal interface IHasRepository : INukeBuild
{
    AbsolutePath Artifacts => RootDirectory / "artifacts";

    IReadOnlyList<string> Files => RepositoryFiles.List(RootDirectory);

    IReadOnlyList<ProjectFile> Projects => ProjectFile.ReadAll(RootDirectory, Files);

    /// <summary>What this repository took from the template; null when it was made from it as a whole.</summary>
    AdoptedRepository? Adopted => AdoptedRepository.Find(RootDirectory);

    LocalTools Tools => new(RootDirectory);

    GitRepository Git => new(RootDirectory);

    Formatter Formatter => Formatter.Create(RootDirectory, Tools);
}
