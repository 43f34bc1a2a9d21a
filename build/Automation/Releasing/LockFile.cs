using System.Text.Json;

namespace Automation.Releasing;

/// <summary>A package or project that a lock file names.</summary>
/// <param name="Name">Its name; that of a project is in lower case.</param>
/// <param name="Type"><c>Direct</c>, <c>Transitive</c>, <c>CentralTransitive</c> or <c>Project</c>.</param>
/// <param name="Version">The version that was resolved; nothing for a project.</param>
/// <param name="ContentHash">The SHA-512 of the package in base 64; nothing for a project.</param>
/// <param name="DependsOn">The names of what it needs.</param>
internal sealed record LockedPackage(
    string Name,
    string Type,
    string? Version,
    string? ContentHash,
    IReadOnlyList<string> DependsOn
)
{
    public bool IsProject => Type == "Project";

    public bool IsDirect => Type == "Direct";
}

/// <summary>Reads packages.lock.json.</summary>
internal static class LockFile
{
    private const string Name = "packages.lock.json";

    /// <summary>What a project needs, for each of its frameworks, by name in any case.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="project">The path of the project, relative to it.</param>
    /// <exception cref="AutomationException">There is no lock file, or it is not valid.</exception>
    public static IReadOnlyList<IReadOnlyDictionary<string, LockedPackage>> Read(string root, string project)
    {
        string path = $"{Path.GetDirectoryName(project)!.Replace('\\', '/')}/{Name}";
        string file = Path.Combine(root, path);
        if (!File.Exists(file))
            throw new AutomationException($"{path} does not exist. Commit it: dotnet restore {project}");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return
            [
                .. document
                    .RootElement.GetProperty("dependencies")
                    .EnumerateObject()
                    .Select(x =>
                        x.Value.EnumerateObject()
                            .Select(Package)
                            .ToDictionary(y => y.Name, StringComparer.OrdinalIgnoreCase)
                    ),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AutomationException(
                $"{path} is not a lock file: {exception.Message} Write it again: dotnet restore {project} --force-evaluate",
                exception
            );
        }
    }

    private static LockedPackage Package(JsonProperty property) =>
        new(
            property.Name,
            property.Value.GetProperty("type").GetString()!,
            Text(property.Value, "resolved"),
            Text(property.Value, "contentHash"),
            property.Value.TryGetProperty("dependencies", out JsonElement names)
                ? [.. names.EnumerateObject().Select(x => x.Name)]
                : []
        );

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
