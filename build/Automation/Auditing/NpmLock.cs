using System.Text.Json;
using Automation.Repository;

namespace Automation.Auditing;

/// <summary>A package that npm installs.</summary>
/// <param name="Name">Its name, with its scope.</param>
/// <param name="Version">Its version.</param>
/// <param name="License">Its licence as it says itself; null when it says none.</param>
public sealed record NpmPackage(string Name, string Version, string? License);

/// <summary>Reads package-lock.json.</summary>
public static class NpmLock
{
    /// <summary>The name of the file.</summary>
    public const string Name = "package-lock.json";

    private const string Modules = "node_modules/";

    /// <summary>The folders of a repository in which npm has packages, relative to the root, each with whether it has a lock file.</summary>
    public static IReadOnlyList<(string Folder, bool IsLocked)> Folders(string root)
    {
        string[] files = [.. RepositoryFiles.List(root).Where(x => !RepositoryFiles.IsOfTemplate(x))];
        return
        [
            .. files
                .Where(x => Path.GetFileName(x) == "package.json")
                .Select(x => x[..^"package.json".Length].TrimEnd('/'))
                .Select(x => (x, files.Contains(x.Length == 0 ? Name : $"{x}/{Name}", StringComparer.Ordinal))),
        ];
    }

    /// <summary>The packages that a lock file names.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="folder">The folder of the lock file, relative to it.</param>
    /// <exception cref="AutomationException">It is not valid.</exception>
    public static IReadOnlyList<NpmPackage> Read(string root, string folder)
    {
        string file = Path.Combine(root, folder, Name);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            return
            [
                .. document
                    .RootElement.GetProperty("packages")
                    .EnumerateObject()
                    .Where(x =>
                        x.Name.Contains(Modules, StringComparison.Ordinal) && !x.Value.TryGetProperty("link", out _)
                    )
                    .Select(x => new NpmPackage(NameOf(x), Text(x.Value, "version") ?? "", Text(x.Value, "license")))
                    .Distinct(),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AutomationException(
                $"{folder}/{Name} is not a lock file of npm: {exception.Message} Write it again: npm install --package-lock-only",
                exception
            );
        }
    }

    private static string NameOf(JsonProperty package) =>
        Text(package.Value, "name")
        ?? package.Name[(package.Name.LastIndexOf(Modules, StringComparison.Ordinal) + Modules.Length)..];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
