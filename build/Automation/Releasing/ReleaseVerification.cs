using System.Text;
using Automation.Attesting;

namespace Automation.Releasing;

/// <summary>Checks a release against its own digest and sums.</summary>
public static class ReleaseVerification
{
    private const string Remedy = "Fetch the release again; do not use this one.";

    /// <summary>Verifies the files of a release.</summary>
    /// <param name="folder">The folder that holds them, perhaps their attestation, and nothing else.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="AutomationException">A file was changed, is missing or does not belong there; the first one is named.</exception>
    public static ReleaseManifest Verify(string folder)
    {
        if (!Directory.Exists(folder))
            throw new AutomationException($"{folder} does not exist. Name a folder with a release.");
        string file = Path.Combine(folder, ReleaseManifest.Name);
        if (!File.Exists(file))
            throw new AutomationException($"{ReleaseManifest.Name} is missing in {folder}. {Remedy}");
        ReleaseManifest manifest =
            ReleaseManifest.Parse(Text(file))
            ?? throw new AutomationException(
                $"{ReleaseManifest.Name} was changed: its digest is not that of its content. {Remedy}"
            );
        foreach (ReleaseArtifact artifact in manifest.Artifacts)
        {
            if (Problem(folder, artifact) is { } problem)
                throw new AutomationException($"{artifact.Name} {problem}. {Remedy}");
        }
        CheckSums(folder, manifest);
        HashSet<string> known =
        [
            .. manifest.Artifacts.Select(x => x.Name),
            ReleaseManifest.Name,
            ReleaseManifest.SumsName,
            // It is made of the manifest, so the manifest cannot name it.
            AttestationBundle.FileName,
        ];
        string? extra = Directory
            .EnumerateFileSystemEntries(folder)
            .Select(x => Path.GetFileName(x))
            .Where(x => !known.Contains(x))
            .Min(StringComparer.Ordinal);
        return extra == null
            ? manifest
            : throw new AutomationException(
                $"{extra} is not part of the release. Delete it, or fetch the release again."
            );
    }

    private static void CheckSums(string folder, ReleaseManifest manifest)
    {
        string file = Path.Combine(folder, ReleaseManifest.SumsName);
        if (!File.Exists(file))
            throw new AutomationException($"{ReleaseManifest.SumsName} is missing in {folder}. {Remedy}");
        if (Text(file) != manifest.Sums())
            throw new AutomationException(
                $"{ReleaseManifest.SumsName} was changed: it does not hold the sums of the other files. {Remedy}"
            );
    }

    // Reading as text would pass over a byte order mark.
    private static string Text(string file) => Encoding.UTF8.GetString(File.ReadAllBytes(file));

    private static string? Problem(string folder, ReleaseArtifact artifact)
    {
        // A name with a folder in it would have this look elsewhere.
        if (artifact.Name.Length == 0 || artifact.Name.AsSpan().ContainsAny('/', '\\') || artifact.Name is "." or "..")
            return $"in {ReleaseManifest.Name} is no name of a file";
        FileInfo file = new(Path.Combine(folder, artifact.Name));
        return !file.Exists ? "is missing"
            : file.Length != artifact.Size
                ? FormattableString.Invariant($"was changed: it has {file.Length} bytes instead of {artifact.Size}")
            : ReleaseManifest.HashOf(file.FullName) != artifact.Sha256 ? "was changed: it has another SHA-256"
            : null;
    }
}
