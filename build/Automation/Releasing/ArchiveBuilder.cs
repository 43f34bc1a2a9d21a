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

    private readonly PublishedPrograms programs = new(dotnet);

    /// <summary>Makes archives.</summary>
    /// <param name="archives">Which ones.</param>
    /// <param name="output">The folder that they get into.</param>
    /// <exception cref="AutomationException">Publishing failed.</exception>
    public IReadOnlyList<PlannedArtifact> Make(IReadOnlyList<PlannedArchive> archives, string output)
    {
        if (archives.Count == 0)
            return [];
        string? errors = programs.Publish(archives, isSelfContained: true);
        if (errors != null && !IsMissing(errors))
            throw Failed(archives, errors);
        return
        [
            .. archives.Select(x =>
                Write(x, errors == null ? ArtifactKind.SelfContained : PublishAlone(x, archives.Count, errors), output)
            ),
        ];
    }

    /// <summary>Publishes one archive after it could not be done together with others.</summary>
    /// <returns>What kind it is.</returns>
    private string PublishAlone(PlannedArchive archive, int together, string errors)
    {
        string? own = together == 1 ? errors : programs.Publish([archive], isSelfContained: true);
        if (own == null)
            return ArtifactKind.SelfContained;
        if (!IsMissing(own))
            throw Failed([archive], own);
        say(
            $"The runtime for {archive.Runtime} does not restore from the feed, so {archive.FileName(dotnet.Identity.Version)} needs .NET on the machine: {DotNet.Brief(own)}."
        );
        return programs.Publish([archive], isSelfContained: false) is { } more
            ? throw Failed([archive], more)
            : ArtifactKind.FrameworkDependent;
    }

    private PlannedArtifact Write(PlannedArchive archive, string kind, string output)
    {
        string folder = Path.Combine(scratch, archive.Name, archive.Runtime);
        Directory.CreateDirectory(folder);
        foreach (ProjectFile project in archive.Projects)
            programs.Move(project, archive.Runtime, Path.Combine(folder, PlannedArchive.FolderOf(project)));
        string name = archive.FileName(dotnet.Identity.Version);
        ArchiveWriter.Write(folder, Path.Combine(output, name), dotnet.Identity.Created);
        return new PlannedArtifact(name, kind);
    }

    private static bool IsMissing(string errors) => NotOnFeed.Any(x => errors.Contains(x, StringComparison.Ordinal));

    private static AutomationException Failed(IEnumerable<PlannedArchive> archives, string errors)
    {
        string projects = string.Join(
            " and ",
            archives.SelectMany(x => x.Projects).Select(x => x.Name).Distinct(StringComparer.Ordinal)
        );
        string runtimes = string.Join(" and ", archives.Select(x => x.Runtime).Distinct(StringComparer.Ordinal));
        return new AutomationException($"{projects} cannot be published for {runtimes}:\n{errors}");
    }
}
