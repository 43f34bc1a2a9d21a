using System.Text.Json;

namespace Automation.Adopting;

/// <summary>The SDK that <c>global.json</c> asks for.</summary>
internal static class SdkVersion
{
    /// <summary>The file.</summary>
    public const string File = "global.json";

    /// <summary>What stands against compiling the build with the SDK of a repository; null when nothing does.</summary>
    /// <param name="theirs">The repository's file.</param>
    /// <param name="rendered">The template's.</param>
    public static string? Problem(byte[] theirs, byte[] rendered)
    {
        Version? own = Read(theirs, out string? roll);
        Version? needed = Read(rendered, out _);
        // Within 10.0 a feature is enough; from an older one only the next major or the latest leads to it.
        bool reaches = roll is "major" or "latestMajor" || (roll == "latestMinor" && own?.Major == needed?.Major);
        return own != null && needed != null && own < needed && !reaches
            ? $"{File} asks for the SDK {own}, and the build is compiled with {needed} or later. Raise it, or let it roll forward: \"rollForward\": \"latestMajor\"."
            : null;
    }

    private static Version? Read(byte[] content, out string? roll)
    {
        roll = null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                content,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            if (!document.RootElement.TryGetProperty("sdk", out JsonElement sdk))
                return null;
            roll = sdk.TryGetProperty("rollForward", out JsonElement forward) ? forward.GetString() : null;
            return sdk.TryGetProperty("version", out JsonElement version)
                ? Version.Parse(version.GetString()!.Split('-')[0])
                : null;
        }
        catch (Exception exception)
            when (exception is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            // What dotnet makes of it is between the repository and dotnet.
            return null;
        }
    }
}
