using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Automation.Git;
using Automation.Releasing;
using Automation.Repository;

namespace Automation.Templating;

/// <summary>Packs the repository as a template for <c>dotnet new</c>: the files that git tracks, and the same bytes for the same files.</summary>
/// <param name="root">The repository's folder.</param>
public sealed class TemplatePackage(string root)
{
    /// <summary>Where the files lie in the package.</summary>
    internal const string Content = "content/";

    private readonly TemplateManifest? manifest = TemplateManifest.Find(root);

    /// <summary>What a version of it is called; nothing when the repository is no template.</summary>
    public IReadOnlyList<PlannedArtifact> Planned(string version) =>
        manifest == null ? [] : [new PlannedArtifact($"{manifest.Identity}.{version}.nupkg", ArtifactKind.Template)];

    /// <summary>The files of the repository that are in it, relative to the root and sorted: what projects are made of, and the template's own.</summary>
    /// <exception cref="AutomationException">A package cannot keep one of the names.</exception>
    public IReadOnlyList<string> Files()
    {
        if (manifest == null)
            return [];
        string[] files =
        [
            .. Tracked()
                .Where(x =>
                    x.StartsWith(TemplateManifest.Folder + "/", StringComparison.Ordinal)
                    || !manifest.IsNeverRendered(x)
                )
                .Order(StringComparer.Ordinal),
        ];
        return Array.Find(files, x => !x.All(y => char.IsAsciiLetterOrDigit(y) || "._-/".Contains(y))) is { } odd
            ? throw new AutomationException(
                $"{odd} has a character that names in a package are not sure to keep. Rename it, or exclude it in {TemplateManifest.FileName}."
            )
            : files;
    }

    /// <summary>Makes it from the files as they are now, with the time of the newest commit.</summary>
    /// <param name="version">The version.</param>
    /// <param name="output">The folder that it gets into.</param>
    public IReadOnlyList<PlannedArtifact> Make(string version, string output)
    {
        GitRepository git = new(root);
        string[] newest = git.TryLine("log", "-1", "--format=%H %ct")?.Split(' ') ?? [];
        return newest.Length == 2
            ? Make(
                version,
                newest[0],
                CommitTime.Of(newest[0], long.Parse(newest[1], CultureInfo.InvariantCulture)),
                output
            )
            : Make(version, null, DateTimeOffset.UnixEpoch, output);
    }

    /// <summary>Makes it for a release.</summary>
    /// <param name="identity">What the release is of; the folder is a checkout of it.</param>
    /// <param name="output">The folder that it gets into.</param>
    public IReadOnlyList<PlannedArtifact> Make(ReleaseIdentity identity, string output)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return Make(identity.Version, identity.Commit, identity.Created, output);
    }

    private IReadOnlyList<PlannedArtifact> Make(string version, string? commit, DateTimeOffset time, string output)
    {
        if (manifest == null)
            return [];
        PlannedArtifact planned = Planned(version)[0];
        Directory.CreateDirectory(output);
        SortedDictionary<string, byte[]> content = new(StringComparer.Ordinal)
        {
            [TemplateDescription.Readme] = File.ReadAllBytes(
                Path.Combine(root, TemplateManifest.Folder, TemplateDescription.Readme)
            ),
        };
        foreach (string file in Files())
            content[Content + file] =
                file == TemplateManifest.FileName
                    ? Encoding.UTF8.GetBytes(manifest.WithVersion(version))
                    : File.ReadAllBytes(Path.Combine(root, file));
        TemplateDescription description = new(manifest, version, Licence(), commit);
        using FileStream stream = new(Path.Combine(output, planned.Name), FileMode.Create);
        ArchiveWriter.WriteZip(
            stream,
            description
                .Entries([.. content.Keys])
                .Concat(content.Select(x => (x.Key, x.Value)))
                .Select(x => (x.Item1, x.Item2, ArchiveWriter.PlainMode)),
            time
        );
        return [planned];
    }

    /// <summary>An archive of the source has no repository, and nothing in it that is not tracked.</summary>
    private IEnumerable<string> Tracked() =>
        Path.Exists(Path.Combine(root, ".git"))
            ? Encoding
                .UTF8.GetString(new GitRepository(root).Run(["ls-files", "--cached", "-z"]))
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(x => File.Exists(Path.Combine(root, x)))
            : RepositoryFiles.List(root);

    private string Licence()
    {
        string file = Path.Combine(root, "Directory.Build.props");
        return File.Exists(file)
            ? XDocument.Load(file).Descendants("PackageLicenseExpression").FirstOrDefault()?.Value ?? ""
            : "";
    }
}
