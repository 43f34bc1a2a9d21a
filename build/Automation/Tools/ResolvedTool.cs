using System.Globalization;

namespace Automation.Tools;

/// <summary>A tool that was found before. Reading this takes a hook less time than reading the manifest and the package's settings.</summary>
/// <param name="Version">The version.</param>
/// <param name="Program">The program, a dll.</param>
internal sealed record ResolvedTool(string Version, string Program)
{
    /// <summary>Reads what was remembered; null when the manifest changed since, or the program is gone.</summary>
    public static ResolvedTool? Recall(string root, string package)
    {
        string file = FileOf(root, package);
        if (!File.Exists(file))
            return null;
        string[] lines = File.ReadAllText(file).Split('\n');
        return lines.Length == 4 && lines[0] == Stamp(root) && File.Exists(lines[2])
            ? new ResolvedTool(lines[1], lines[2])
            : null;
    }

    /// <summary>Remembers the tool. Without a place to write to, it is looked up again the next time.</summary>
    public void Remember(string root, string package)
    {
        string file = FileOf(root, package);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            string prepared = $"{file}.{Environment.ProcessId}";
            File.WriteAllText(prepared, $"{Stamp(root)}\n{Version}\n{Program}\n");
            File.Move(prepared, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Looked up again the next time.
        }
    }

    private static string FileOf(string root, string package) => Path.Combine(root, ".nuke", "cache", "tools", package);

    /// <summary>What tells one state of the manifest, and one folder of packages, from another.</summary>
    private static string Stamp(string root)
    {
        FileInfo manifest = new(ToolManifest.FileOf(root));
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "";
        return manifest.Exists
            ? $"{manifest.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture)} {manifest.Length.ToString(CultureInfo.InvariantCulture)} {packages}"
            : "";
    }
}
