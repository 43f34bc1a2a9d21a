using System.Reflection;
using Automation.Processes;
using Automation.Tools;

namespace Automation.Formatting;

/// <summary>CSharpier's own command line, run inside this process: its configuration, its ignore files and its checks of the result hold, and no runtime is started for it.</summary>
/// <param name="tools">The tools of the repository.</param>
public sealed class CSharpierProgram(LocalTools tools)
{
    /// <summary>The id of the package.</summary>
    public const string Package = "csharpier";

    private const string ErrorMark = "Error ";
    private const string WarningMark = "Warning ";

    private static readonly string[] Extensions =
    [
        ".cs",
        ".csx",
        ".csproj",
        ".props",
        ".targets",
        ".xml",
        ".config",
        ".slnx",
    ];

    private static readonly Lock OneAtATime = new();
    private static ToolAssembly? loaded;

    /// <summary>True for a file that CSharpier formats, so that nobody else need look at it.</summary>
    public static bool Formats(string path)
    {
        foreach (string extension in Extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Formats the files of a folder in place.</summary>
    /// <returns>The files that CSharpier cannot format, relative to the folder with slashes, each with the place and the reason.</returns>
    /// <exception cref="AutomationException">The tool cannot be restored, or failed as a whole.</exception>
    public IReadOnlyDictionary<string, string> Format(string folder)
    {
        CommandResult result = Run(["format", folder, "--no-cache", "--no-msbuild-check"]);
        IReadOnlyDictionary<string, string> errors = Parse(result.Output + result.Error, folder);
        return result.ExitCode == 0 || errors.Count > 0
            ? errors
            : throw new AutomationException(
                $"CSharpier ended with exit code {result.ExitCode}:\n{result.Output}{result.Error}".TrimEnd()
            );
    }

    /// <summary>Makes native images of what a run of CSharpier loads.</summary>
    /// <returns>A sentence that says what happened.</returns>
    /// <exception cref="AutomationException">The tool cannot be restored.</exception>
    public string Precompile()
    {
        NativeImages images = new(tools.Program(Package));
        if (images.Existing != null)
            return "The native images are there.";
        string folder = Directory.CreateTempSubdirectory("format-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*]\nindent_size = 4\n");
            File.WriteAllText(Path.Combine(folder, "A.cs"), "class A { }\n");
            File.WriteAllText(Path.Combine(folder, "A.xml"), "<a />\n");
            _ = Format(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return images.Make(loaded!.Loaded);
    }

    /// <summary>Runs CSharpier with a command line.</summary>
    /// <exception cref="AutomationException">The tool cannot be restored, or has no entry point.</exception>
    public CommandResult Run(string[] arguments)
    {
        string program = tools.Program(Package);
        lock (OneAtATime)
        {
            if (loaded?.Program != program)
                loaded = new ToolAssembly(program, new NativeImages(program).Existing);
            return loaded.Run(arguments);
        }
    }

    /// <summary>Reads what CSharpier prints: <c>Error /folder/File.cs - Was not formatted …</c> with the place on the lines below.</summary>
    internal static IReadOnlyDictionary<string, string> Parse(string output, string folder)
    {
        Dictionary<string, string> errors = new(StringComparer.Ordinal);
        string[] lines = output.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            int mark =
                line.StartsWith(ErrorMark, StringComparison.Ordinal) ? ErrorMark.Length
                : line.StartsWith(WarningMark, StringComparison.Ordinal) ? WarningMark.Length
                : 0;
            int dash = line.LastIndexOf(" - ", StringComparison.Ordinal);
            if (mark == 0 || dash < mark)
                continue;
            string file = Path.GetRelativePath(folder, Path.Combine(folder, line[mark..dash])).Replace('\\', '/');
            string place = i + 1 < lines.Length ? lines[i + 1].Trim() : "";
            errors[file] = place.Length > 0 ? place : line[(dash + " - ".Length)..];
        }
        return errors;
    }
}
