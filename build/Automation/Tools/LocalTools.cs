using System.Xml;
using System.Xml.Linq;
using Automation.Processes;

namespace Automation.Tools;

/// <summary>Finds the programs of local tools, and restores those that are not there, one by one.</summary>
/// <remarks>
/// <c>dotnet tool restore</c> of a whole manifest fails, and leaves every tool unusable, when the feed lacks one of them.
/// A program is started by <c>dotnet exec</c>: <c>dotnet tool run</c> takes a quarter of a CPU second longer to find it.
/// </remarks>
/// <param name="root">The repository's folder.</param>
/// <param name="packages">The folder of NuGet packages; by default the one that NuGet uses.</param>
public sealed class LocalTools(string root, string? packages = null)
{
    private readonly string packages = packages ?? DefaultPackages();
    private readonly bool isDefaultFolder = packages == null;

    /// <summary>The program of a tool, a dll. A tool that is not there is restored.</summary>
    /// <param name="package">The package's id.</param>
    /// <exception cref="AutomationException">The tool is not listed or cannot be restored.</exception>
    public string Program(string package)
    {
        if (isDefaultFolder && ResolvedTool.Recall(root, package) is { } known)
            return known.Program;
        ListedTool tool = ToolManifest.Read(root).Find(package);
        string program = FindProgram(tool) ?? Restored(tool);
        if (isDefaultFolder)
            new ResolvedTool(tool.Version, program).Remember(root, package);
        return program;
    }

    /// <summary>The program of a tool that the manifest does not list, because few need it. It is restored when it is not there.</summary>
    /// <exception cref="AutomationException">The tool cannot be restored.</exception>
    public string Program(ListedTool tool) => FindProgram(tool) ?? Restored(tool);

    /// <summary>The version that the manifest lists for a tool.</summary>
    /// <exception cref="AutomationException">The tool is not listed.</exception>
    public string ListedVersion(string package) =>
        (isDefaultFolder ? ResolvedTool.Recall(root, package)?.Version : null)
        ?? ToolManifest.Read(root).Find(package).Version;

    /// <summary>True when a tool is on this machine; nothing is restored for it.</summary>
    public bool Has(ListedTool tool) => FindProgram(tool) != null;

    private string Restored(ListedTool tool)
    {
        RestoredTool restored = Restore(tool);
        return restored.Program
            ?? throw new AutomationException(
                tool.StandIn == null
                    ? restored.Message
                    : $"{tool.Package} {tool.Version} is not on this feed, and it was asked for by name. Add a source that has it to nuget.config."
            );
    }

    /// <summary>The command line that starts a tool: <c>dotnet exec PROGRAM</c> with the given arguments.</summary>
    /// <param name="package">The package's id.</param>
    /// <param name="arguments">The arguments of the tool.</param>
    /// <exception cref="AutomationException">The tool is not listed or cannot be restored.</exception>
    public Command Command(string package, params IReadOnlyList<string> arguments) =>
        new("dotnet", ["exec", Program(package), .. arguments], root);

    /// <summary>Makes every listed tool available that the feed has.</summary>
    /// <returns>A result for each tool, in the order of the manifest.</returns>
    public IReadOnlyList<RestoredTool> RestoreAll() => [.. ToolManifest.Read(root).Tools.Select(Restore)];

    private RestoredTool Restore(ListedTool tool)
    {
        if (FindProgram(tool) is { } present)
            return new RestoredTool(tool, present, $"{tool.Package} {tool.Version} is there.");
        string folder = Directory.CreateTempSubdirectory("tool-").FullName;
        try
        {
            string manifest = Path.Combine(folder, "dotnet-tools.json");
            string commands = string.Join(", ", tool.Commands.Select(x => $"\"{x}\""));
            string entry = $$"""{ "version": "{{tool.Version}}", "commands": [{{commands}}] }""";
            File.WriteAllText(
                manifest,
                $$"""{ "version": 1, "isRoot": true, "tools": { "{{tool.Package}}": {{entry}} } }"""
            );
            CommandResult result = new Command("dotnet", ["tool", "restore", "--tool-manifest", manifest], root).Run();
            return Describe(tool, FindProgram(tool), result);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static RestoredTool Describe(ListedTool tool, string? program, CommandResult result)
    {
        string name = $"{tool.Package} {tool.Version}";
        if (program != null)
            return new RestoredTool(tool, program, $"{name} was restored.");
        if (tool.StandIn != null)
            return new RestoredTool(tool, null, $"{name} is not on this feed; {tool.StandIn} is used instead.");
        string reason =
            (result.Error + result.Output).Split('\n').Select(x => x.Trim()).FirstOrDefault(x => x.Length > 0)
            ?? "dotnet gave no reason";
        return new RestoredTool(
            tool,
            null,
            $"{name} cannot be restored: {reason} Check the feed with: dotnet nuget list source"
        );
    }

    private string? FindProgram(ListedTool tool)
    {
        string tools = Path.Combine(packages, tool.Package, tool.Version.ToLowerInvariant(), "tools");
        if (!Directory.Exists(tools))
            return null;
        foreach (string framework in Directory.GetDirectories(tools).OrderByDescending(Suitability))
        {
            foreach (string platform in Directory.GetDirectories(framework))
            {
                string settings = Path.Combine(platform, "DotnetToolSettings.xml");
                string program = File.Exists(settings) ? Path.Combine(platform, EntryPoint(settings)) : "";
                if (File.Exists(program))
                    return program;
            }
        }
        return null;
    }

    /// <summary>The version of a framework folder such as net10.0; the newest that this runtime is made for comes first.</summary>
    private static Version Suitability(string folder)
    {
        bool isKnown = Version.TryParse(
            Path.GetFileName(folder).AsSpan().TrimStart("netcoreapp"),
            out Version? version
        );
        return isKnown && version!.Major <= Environment.Version.Major ? version : new Version(0, 0);
    }

    private static string EntryPoint(string settings)
    {
        try
        {
            return XDocument.Load(settings).Descendants("Command").FirstOrDefault()?.Attribute("EntryPoint")?.Value
                ?? "";
        }
        catch (XmlException)
        {
            // A package that is still being unpacked, or was torn: it counts as not there and is restored.
            return "";
        }
    }

    /// <summary>The folder in which NuGet keeps the packages of this machine.</summary>
    internal static string DefaultPackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}

/// <summary>A tool after an attempt to restore it.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Program">Its program; null when it cannot be had.</param>
/// <param name="Message">A sentence that says what happened.</param>
public sealed record RestoredTool(ListedTool Tool, string? Program, string Message)
{
    /// <summary>True when the build cannot go on without the tool.</summary>
    public bool IsMissing => Program == null && Tool.StandIn == null;
}
