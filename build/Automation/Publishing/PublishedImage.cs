namespace Automation.Publishing;

/// <summary>An image in a registry.</summary>
/// <param name="Name">Its name in the release, such as jobs-api.</param>
/// <param name="Repository">Its name with the registry.</param>
/// <param name="Digest">The digest of its manifest: by this it is deployed.</param>
/// <param name="Tags">The tags that it got.</param>
public sealed record PublishedImage(string Name, string Repository, string Digest, IReadOnlyList<string> Tags)
{
    /// <summary>How to ask for exactly this image.</summary>
    public string Reference => $"{Repository}@{Digest}";
}
