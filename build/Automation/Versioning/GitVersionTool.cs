using System.Text.Json;
using Automation.Processes;
using Automation.Tools;

namespace Automation.Versioning;

/// <summary>GitVersion.Tool itself, where the feed has it.</summary>
/// <param name="tools">The local tools.</param>
public sealed class GitVersionTool(LocalTools tools)
{
    private const string Package = "gitversion.tool";

    /// <summary>Differences that are none of the version.</summary>
    private static readonly string[] Apart = ["UncommittedChanges", "VersionSourceIncrement"];

    /// <summary>Why the tool cannot be had; null when it can.</summary>
    public string? WhyNot
    {
        get
        {
            RestoredTool tool = tools.RestoreAll().First(x => x.Tool.Package == Package);
            return tool.Program == null ? tool.Message : null;
        }
    }

    /// <summary>Asks the tool for the version.</summary>
    /// <param name="request">Which version.</param>
    /// <param name="variable">The variable; null for all as JSON.</param>
    /// <exception cref="AutomationException">The tool cannot be had, or fails.</exception>
    public string Read(VersionRequest request, string? variable)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<string> arguments = [request.Folder, "-output", "json", "-nocache", "-nonormalize"];
        if (request.Branch != null)
            arguments.AddRange(["-b", request.Branch]);
        if (request.Commit != null)
            arguments.AddRange(["-c", request.Commit]);
        if (variable != null)
            arguments.AddRange(["-showvariable", variable]);
        CommandResult result = tools.Command(Package, arguments).Run();
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new AutomationException(
                $"GitVersion.Tool ended with exit code {result.ExitCode}: {(result.Output + result.Error).Trim()}"
            );
    }

    /// <summary>Compares all variables.</summary>
    /// <returns>The version that both give.</returns>
    /// <exception cref="AutomationException">They differ, or the tool cannot be had.</exception>
    public string Compare(VersionRequest request)
    {
        // The tool is asked not to change the repository, and so does not know what a CI service means.
        RepositoryVersion own = RepositoryVersion.Read(request with { OnlyGit = true, NoCache = true });
        string[] differences = [.. Differences(own.ToJson(), Read(request, null))];
        return differences.Length == 0
            ? own.FullSemVer
            : throw new AutomationException(
                $"The build and GitVersion.Tool differ:\n{string.Join('\n', differences)}\nThe tool is right. Keep the history as it is, and mend build/Automation/Versioning."
            );
    }

    /// <summary>The variables that differ, a sentence each.</summary>
    internal static IEnumerable<string> Differences(string ours, string theirs)
    {
        using JsonDocument one = JsonDocument.Parse(ours);
        using JsonDocument other = JsonDocument.Parse(theirs);
        foreach (
            JsonProperty property in other
                .RootElement.EnumerateObject()
                .Where(x => !Apart.Contains(x.Name, StringComparer.Ordinal))
        )
        {
            string value = one.RootElement.TryGetProperty(property.Name, out JsonElement found)
                ? found.ToString()
                : "nothing";
            if (value != property.Value.ToString())
                yield return $"  {property.Name}: the build says '{value}', GitVersion.Tool '{property.Value}'";
        }
    }
}
