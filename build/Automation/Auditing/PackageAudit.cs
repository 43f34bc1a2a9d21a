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
            throw Failure((result.Error + result.Output).Trim().Split('\n')[0]);
        using JsonDocument document = JsonDocument.Parse(result.Output[start..]);
        return Read(document.RootElement);
    }

    internal AuditResult Read(JsonElement list)
    {
        foreach (JsonElement problem in Items(list, "problems").Where(x => Text(x, "level") == "error"))
            throw Failure(Text(problem, "text"));
        string[] sources = [.. Items(list, "sources").Select(x => x.GetString() ?? "")];
        (PackageUse Use, JsonElement Package)[] weak =
        [
            .. Items(list, "projects")
                .SelectMany(x =>
                    Items(x, "frameworks")
                        .SelectMany(y =>
                            Of(x, Items(y, "topLevelPackages"), true)
                                .Concat(Of(x, Items(y, "transitivePackages"), false))
                        )
                ),
        ];
        Advisory[] found =
        [
            .. weak.SelectMany(x => Items(x.Package, "vulnerabilities").Select(y => Of(x.Use, y)))
                .Distinct()
                .OrderBy(x => x.Package, StringComparer.OrdinalIgnoreCase)
                .ThenBy(x => x.Page, StringComparer.Ordinal),
        ];
        return new AuditResult(tells(sources) || found.Length > 0, found)
        {
            Uses =
            [
                .. weak.Select(x => x.Use)
                    .Distinct()
                    .OrderByDescending(x => x.IsDirect)
                    .ThenBy(x => x.Project, StringComparer.Ordinal),
            ],
        };
    }

    private IEnumerable<(PackageUse Use, JsonElement Package)> Of(
        JsonElement project,
        JsonElement.ArrayEnumerator packages,
        bool isDirect
    ) =>
        packages
            .Where(x => Items(x, "vulnerabilities").Any())
            .Select(x =>
                (
                    new PackageUse(
                        Text(x, "id"),
                        Text(x, "resolvedVersion"),
                        Relative(Text(project, "path")),
                        isDirect
                    ),
                    x
                )
            );

    private string Relative(string project) =>
        Path.IsPathRooted(project) ? Path.GetRelativePath(root, project).Replace('\\', '/') : project;

    private static Advisory Of(PackageUse package, JsonElement weakness) =>
        new(package.Package, package.Version, Text(weakness, "severity"), Text(weakness, "advisoryurl"));

    private static AutomationException Failure(string reason) =>
        new($"The packages cannot be listed: {reason.Trim()} Restore them first: ./build.sh Restore");

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement text) ? text.GetString() ?? "" : "";

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray() : default;
}
