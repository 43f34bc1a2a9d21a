using System.Text.Json;
using Automation.Processes;

namespace Automation.Auditing;

/// <summary>Looks for known weaknesses in the packages of a repository.</summary>
/// <param name="root">The repository's folder, restored.</param>
/// <param name="tells">Tells whether one of these sources knows weaknesses.</param>
public sealed class PackageAudit(string root, Func<IEnumerable<string>, bool> tells)
{
    /// <summary>Looks.</summary>
    /// <exception cref="AutomationException">The packages cannot be listed.</exception>
    public AuditResult Run()
    {
        string solution =
            Directory.GetFiles(root, "*.sln*").Min(StringComparer.Ordinal)
            ?? throw new AutomationException($"There is no solution in {root}. Run the audit where one is.");
        CommandResult result = new Command(
            "dotnet",
            ["list", solution, "package", "--vulnerable", "--include-transitive", "--format", "json"],
            root
        ).Run();
        int start = result.Output.IndexOf('{', StringComparison.Ordinal);
        if (result.ExitCode != 0 || start < 0)
            throw new AutomationException(
                $"The packages cannot be listed: {(result.Error + result.Output).Trim().Split('\n')[0]} Restore them first: ./build.sh Restore"
            );
        using JsonDocument document = JsonDocument.Parse(result.Output[start..]);
        return Read(document.RootElement);
    }

    internal AuditResult Read(JsonElement list)
    {
        string[] sources = [.. Items(list, "sources").Select(x => x.GetString() ?? "")];
        Advisory[] found =
        [
            .. Items(list, "projects")
                .SelectMany(x => Items(x, "frameworks"))
                .SelectMany(x => Items(x, "topLevelPackages").Concat(Items(x, "transitivePackages")))
                .SelectMany(x => Items(x, "vulnerabilities").Select(y => Of(x, y)))
                .Distinct()
                .OrderBy(x => x.Package, StringComparer.OrdinalIgnoreCase)
                .ThenBy(x => x.Page, StringComparer.Ordinal),
        ];
        return new AuditResult(found.Length > 0 || tells(sources), found);
    }

    private static Advisory Of(JsonElement package, JsonElement weakness) =>
        new(
            Text(package, "id"),
            Text(package, "resolvedVersion"),
            Text(weakness, "severity"),
            Text(weakness, "advisoryurl")
        );

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement text) ? text.GetString() ?? "" : "";

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray() : default;
}
