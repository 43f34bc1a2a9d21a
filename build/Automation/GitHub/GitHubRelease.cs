using System.Text.Json;
using Automation.Releasing;

namespace Automation.GitHub;

/// <summary>A release on GitHub.</summary>
/// <param name="Id">Its number in the API.</param>
/// <param name="Tag">The name of its tag.</param>
/// <param name="Title">The title.</param>
/// <param name="Notes">What it brings, in Markdown.</param>
/// <param name="IsDraft">True when it is not published.</param>
/// <param name="IsPreRelease">True when it is not meant for everybody.</param>
/// <param name="Page">Where people see it.</param>
/// <param name="UploadAddress">Where files are sent to, as GitHub gives it.</param>
/// <param name="Assets">The files.</param>
public sealed record GitHubRelease(
    long Id,
    string Tag,
    string Title,
    string Notes,
    bool IsDraft,
    bool IsPreRelease,
    string Page,
    string UploadAddress,
    IReadOnlyList<GitHubAsset> Assets
)
{
    internal static GitHubRelease Read(JsonElement release) =>
        new(
            release.Number("id"),
            release.Text("tag_name"),
            release.Text("name"),
            release.Text("body"),
            release.Flag("draft"),
            release.Flag("prerelease"),
            release.Text("html_url"),
            release.Text("upload_url"),
            [.. release.Items("assets").Select(GitHubAsset.Read)]
        );
}

/// <summary>A file of a release.</summary>
/// <param name="Id">Its number in the API.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Size">Its length in bytes.</param>
/// <param name="IsWhole">False when its upload broke off.</param>
/// <param name="Digest">Such as <c>sha256:</c> and 64 hexadecimal digits; null from a server that keeps none.</param>
public sealed record GitHubAsset(long Id, string Name, long Size, bool IsWhole, string? Digest)
{
    internal static GitHubAsset Read(JsonElement asset) =>
        new(
            asset.Number("id"),
            asset.Text("name"),
            asset.Number("size"),
            asset.Text("state") == "uploaded",
            asset.Text("digest") is { Length: > 0 } digest ? digest : null
        );

    /// <summary>True when it holds what the file holds.</summary>
    internal bool IsSame(string file) =>
        IsWhole
        && Size == new FileInfo(file).Length
        && (Digest == null || Digest == $"sha256:{ReleaseManifest.HashOf(file)}");
}
