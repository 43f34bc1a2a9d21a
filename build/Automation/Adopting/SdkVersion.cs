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
        Version? own = Read(theirs);
        Version? needed = Read(rendered);
        return own != null && needed != null && own < needed
            ? $"{File} asks for the SDK {own}, and the build is compiled with {needed} or later. Raise it, or let it roll forward: \"rollForward\": \"latestMajor\"."
            : null;
    }

    private static Version? Read(byte[] content)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                content,
                new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
            );
            return
                document.RootElement.TryGetProperty("sdk", out JsonElement sdk)
                && sdk.TryGetProperty("version", out JsonElement version)
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
