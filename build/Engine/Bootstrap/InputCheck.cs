namespace Nuke.Common.Execution.Bootstrap;

/// <summary>Compares what the build program was made from with what is there now, and hands over to the start script when they differ.</summary>
/// <remarks>
/// The script compares time stamps only; they are wrong after a clock was set back, or when a file came with its old time.
/// No LINQ and no JSON here: every start of the build pays for this.
/// </remarks>
internal static class InputCheck
{
    /// <summary>The environment variable in which a stale program tells the script its key.</summary>
    public const string StaleVariable = "BUILD_STALE";

    /// <summary>The exit code of a build that did not start, the same as the script's.</summary>
    public const int NotStarted = 1;

    /// <returns>Null when the program is fresh; else the exit code of the process.</returns>
    public static int? EnsureFresh(string[] arguments)
    {
        string? stale = Environment.GetEnvironmentVariable(StaleVariable);
        if (stale != null)
            Environment.SetEnvironmentVariable(StaleVariable, null);
        string? root = Environment.GetEnvironmentVariable(RootDirectoryLookup.Variable);
        // Without them it was started by an IDE or by `dotnet run`, which compile it themselves.
        string manifest = Path.Join(AppContext.BaseDirectory, "inputs.txt");
        if (root == null || !File.Exists(manifest) || IsFresh(manifest, root))
            return null;
        if (stale != null)
        {
            Console.Error.WriteLine("build/ is being edited while it is compiled. Start the build again.");
            return NotStarted;
        }
        string key = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return StartScript.Run(root, arguments, key);
    }

    /// <summary>True when the files below <paramref name="root"/> are those that <paramref name="manifest"/> tells of.</summary>
    public static bool IsFresh(string manifest, string root)
    {
        try
        {
            return InputManifest.Read(manifest).Matches(root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file that went away meanwhile is a change; one that cannot be read gets its sentence from the script.
            return false;
        }
    }
}
