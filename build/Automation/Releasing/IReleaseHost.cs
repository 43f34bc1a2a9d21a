namespace Automation.Releasing;

/// <summary>A release as it is handed to where people find it.</summary>
/// <param name="Tag">The name of the tag, which is on the commit already.</param>
/// <param name="Title">The title.</param>
/// <param name="Notes">What it brings, in Markdown.</param>
/// <param name="IsPreRelease">True when it is not meant for everybody.</param>
/// <param name="Files">The full paths of all files to attach.</param>
public sealed record ReleaseDraft(
    string Tag,
    string Title,
    string Notes,
    bool IsPreRelease,
    IReadOnlyList<string> Files
);

/// <summary>Where people find releases.</summary>
public interface IReleaseHost
{
    /// <summary>True when it finds the commit of a release by a tag that was pushed.</summary>
    bool NeedsTag { get; }

    /// <summary>The attestation of who built a release, where one is kept.</summary>
    /// <param name="digest">That of release.json, such as <c>sha256:</c> and 64 hexadecimal digits.</param>
    /// <returns>A Sigstore bundle; null when there is none.</returns>
    /// <exception cref="AutomationException">The host refused.</exception>
    string? Attestation(string digest);

    /// <summary>Makes a draft with all files attached; nobody but maintainers sees it before it is published. Doing so again changes nothing.</summary>
    /// <param name="draft">The release.</param>
    /// <returns>What was done, in a sentence.</returns>
    /// <exception cref="AutomationException">The host refused.</exception>
    string CreateDraft(ReleaseDraft draft);
}

/// <summary>Stands in where there is no remote: it says what would be done.</summary>
public sealed class NoReleaseHost : IReleaseHost
{
    /// <inheritdoc />
    public bool NeedsTag => false;

    /// <inheritdoc />
    public string? Attestation(string digest) => null;

    /// <inheritdoc />
    public string CreateDraft(ReleaseDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return $"There is no remote that keeps releases. On one, the {(draft.IsPreRelease ? "pre-release" : "release")} {draft.Tag} would be a draft now, with {draft.Files.Count} files.";
    }
}
