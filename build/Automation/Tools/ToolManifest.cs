using System.Text.Json;

namespace Automation.Tools;

/// <summary>The local tools of a repository, as <c>.config/dotnet-tools.json</c>, or <c>dotnet-tools.json</c>, lists them.</summary>
public sealed class ToolManifest
{
    private ToolManifest(IReadOnlyList<ListedTool> tools) => Tools = tools;

    /// <summary>The tools, in the order of the file.</summary>
    public IReadOnlyList<ListedTool> Tools { get; }

    /// <summary>The manifest of a repository: dotnet looks for it in both places.</summary>
    public static string FileOf(string root)
    {
        string file = Path.Combine(root, ".config", "dotnet-tools.json");
        string other = Path.Combine(root, "dotnet-tools.json");
        return !File.Exists(file) && File.Exists(other) ? other : file;
    }

    /// <summary>Reads the manifest of a repository.</summary>
    /// <exception cref="AutomationException">There is no manifest, or it cannot be read.</exception>
    public static ToolManifest Read(string root)
    {
        string file = FileOf(root);
        if (!File.Exists(file))
            throw new AutomationException(
                $"{file} does not exist. Restore it from git: it lists the tools of the build."
            );
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
            List<ListedTool> tools = [];
            foreach (JsonProperty tool in document.RootElement.GetProperty("tools").EnumerateObject())
                tools.Add(Parse(tool));
            return new ToolManifest(tools);
        }
        catch (JsonException exception)
        {
            throw new AutomationException($"{file}:{exception.LineNumber + 1} is not valid JSON: mend it.", exception);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException)
        {
            throw new AutomationException(
                $"{file} does not name a version and commands for each tool: mend it.",
                exception
            );
        }
    }

    /// <summary>The tool of a package.</summary>
    /// <exception cref="AutomationException">The manifest does not list it.</exception>
    public ListedTool Find(string package) =>
        Tools.FirstOrDefault(x => string.Equals(x.Package, package, StringComparison.OrdinalIgnoreCase))
        ?? throw new AutomationException(
            $".config/dotnet-tools.json does not list {package}. Add it: dotnet tool install {package}"
        );

    private static ListedTool Parse(JsonProperty tool)
    {
        // A loop, because LINQ over structures is compiled anew at every start.
        List<string> commands = [];
        foreach (JsonElement command in tool.Value.GetProperty("commands").EnumerateArray())
            commands.Add(command.GetString()!);
        return new ListedTool(tool.Name.ToLowerInvariant(), tool.Value.GetProperty("version").GetString()!, commands);
    }
}

/// <summary>A local tool.</summary>
/// <param name="Package">The package's id, in lower case.</param>
/// <param name="Version">The version.</param>
/// <param name="Commands">The commands.</param>
public sealed record ListedTool(string Package, string Version, IReadOnlyList<string> Commands)
{
    /// <summary>The tools that a feed may lack, and what does their work then.</summary>
    private static readonly Dictionary<string, string> StandIns = new(StringComparer.Ordinal)
    {
        ["gitversion.tool"] = "the build's own version calculator",
        ["husky"] = "git's core.hooksPath",
    };

    /// <summary>What is used when the tool cannot be had; null when it must be had.</summary>
    public string? StandIn => StandIns.GetValueOrDefault(Package);
}
