using System.Text.Json;
using Automation.Processes;

namespace Automation.Auditing;

/// <summary>Looks for known weaknesses in the packages that npm installs.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="npm">Runs npm with arguments in a folder.</param>
public sealed class NpmAudit(string root, Func<IReadOnlyList<string>, string, CommandResult> npm)
{
    /// <summary>Answers of a registry that has no audit, as a mirror of packages may not.</summary>
    private static readonly int[] NoAudit = [404, 405, 501];

    /// <summary>Looks in every folder that has a lock file of npm.</summary>
    /// <returns>The weaknesses, and a sentence for each folder that was not looked at.</returns>
    /// <exception cref="AutomationException">The registry could not be asked.</exception>
    public (IReadOnlyList<Remedy> Remedies, IReadOnlyList<string> Notes) Run()
    {
        List<Remedy> remedies = [];
        List<string> notes = [];
        foreach ((string folder, bool isLocked) in NpmLock.Folders(root))
        {
            string name = folder.Length == 0 ? NpmLock.Name : $"{folder}/{NpmLock.Name}";
            if (!isLocked)
                notes.Add(
                    $"{name} is not there, so npm's packages were not looked at. Make it: npm install --package-lock-only"
                );
            else
                Look(folder, name, remedies, notes);
        }
        return (remedies, notes);
    }

    /// <summary>Runs the npm of this machine.</summary>
    public static CommandResult Start(IReadOnlyList<string> arguments, string folder) =>
        OperatingSystem.IsWindows()
            ? new Command("cmd", ["/c", "npm", .. arguments], folder).Run()
            : new Command("npm", arguments, folder).Run();

    private void Look(string folder, string name, List<Remedy> remedies, List<string> notes)
    {
        CommandResult result;
        try
        {
            result = npm(["audit", "--package-lock-only", "--json"], Path.Combine(root, folder));
        }
        catch (AutomationException)
        {
            notes.Add($"npm is not on this machine, so {name} was not looked at.");
            return;
        }
        int start = result.Output.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
            throw Failure(name, (result.Error + result.Output).Trim().Split('\n')[0]);
        try
        {
            using JsonDocument document = JsonDocument.Parse(result.Output[start..]);
            JsonElement report = document.RootElement;
            if (report.TryGetProperty("vulnerabilities", out JsonElement weak))
                remedies.AddRange(Read(weak, folder));
            else if (
                Child(report, "statusCode") is { ValueKind: JsonValueKind.Number } code
                && NoAudit.Contains(code.GetInt32())
            )
                notes.Add($"npm's registry does not tell about weaknesses, so nothing is known about {name}.");
            else
                throw Failure(
                    name,
                    Text(report, "message") ?? Text(Child(report, "error"), "summary") ?? "it gave no reason."
                );
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Failure(name, exception.Message);
        }
    }

    private IEnumerable<Remedy> Read(JsonElement weak, string folder)
    {
        ILookup<string, string> versions = NpmLock
            .Read(root, folder)
            .ToLookup(x => x.Name, x => x.Version, StringComparer.Ordinal);
        foreach (JsonProperty package in weak.EnumerateObject())
        {
            // A name alone stands for the weakness of another package, which is listed itself.
            foreach (
                JsonElement weakness in package
                    .Value.GetProperty("via")
                    .EnumerateArray()
                    .Where(x => x.ValueKind == JsonValueKind.Object)
            )
            {
                yield return new Remedy(
                    new Advisory(
                        package.Name,
                        string.Join(" and ", versions[package.Name].Distinct(StringComparer.Ordinal)),
                        Text(weakness, "severity") ?? "",
                        Text(weakness, "url") ?? Text(weakness, "title") ?? ""
                    ),
                    [Origin(package.Value, folder)],
                    Fix(package.Value, folder)
                );
            }
        }
    }

    private static string Origin(JsonElement package, string folder)
    {
        string file = folder.Length == 0 ? "package.json" : $"{folder}/package.json";
        string[] effects = [.. package.GetProperty("effects").EnumerateArray().Select(x => x.GetString() ?? "")];
        return Child(package, "isDirect").ValueKind == JsonValueKind.True || effects.Length == 0
            ? $"{file} names it"
            : $"{file} through {string.Join(", ", effects)}";
    }

    private static string Fix(JsonElement package, string folder)
    {
        string place = folder.Length == 0 ? "" : $" --prefix {folder}";
        JsonElement fix = Child(package, "fixAvailable");
        return fix.ValueKind switch
        {
            JsonValueKind.Object =>
                $"npm install{place} --package-lock-only {Text(fix, "name")}@{Text(fix, "version")}{(Child(fix, "isSemVerMajor").ValueKind == JsonValueKind.True ? " (a new major version)" : "")}",
            JsonValueKind.True => $"npm audit fix{place} --package-lock-only",
            _ => "No version without it is published: look on its page, or take the package out.",
        };
    }

    private static AutomationException Failure(string name, string reason) =>
        new(
            $"npm's registry could not be asked for known weaknesses of {name}: {reason} Nothing is known about these packages then. Try again: ./build.sh Audit"
        );

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement child)
            ? child
            : default;

    private static string? Text(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value
            ? value
            : null;
}
