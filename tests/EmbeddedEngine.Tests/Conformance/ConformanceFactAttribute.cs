using System.Text.Json;

namespace EmbeddedEngine.Tests.Conformance;

/// <summary>A test that replays recorded behaviour of NUKE 10.1.0; it is skipped, with the reason, where the records are not.</summary>
public sealed class ConformanceFactAttribute : FactAttribute
{
    public ConformanceFactAttribute()
    {
        if (!Directory.Exists(ConformanceData.Folder))
            Skip = $"The records of NUKE 10.1.0 are not at {ConformanceData.Folder}.";
    }
}

internal static class ConformanceData
{
    /// <summary>The folder beside the repository that holds the records.</summary>
    public static string Folder { get; } =
        Path.GetFullPath(Path.Combine(RepositoryFolder.Path, "..", "shared", "conformance", "nuke"));

    public static IEnumerable<JsonElement> Records(string file) =>
        File.ReadLines(Path.Combine(Folder, file))
            .Where(x => x.Length > 0)
            .Select(x => JsonDocument.Parse(x).RootElement);
}
