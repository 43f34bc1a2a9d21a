using System.Runtime.InteropServices;

namespace Nuke.Common.Execution.Bootstrap;

/// <summary>Compares what the build program was built from with what is there now, and hands over to build.sh when they differ.</summary>
/// <remarks>
/// build.sh compares time stamps only; they are wrong after a clock was set back, or when a file came with its old time.
/// No LINQ and no JSON here: every start of the build pays for this.
/// </remarks>
internal static partial class InputCheck
{
    private const string StaleVariable = "BUILD_STALE";

    /// <returns>Null when the program is fresh; else the exit code of the process.</returns>
    public static int? EnsureFresh(string[] arguments)
    {
        string? stale = Environment.GetEnvironmentVariable(StaleVariable);
        string? root = Environment.GetEnvironmentVariable(RootDirectoryLookup.Variable);
        string manifest = Path.Combine(AppContext.BaseDirectory, "inputs.cksum");
        if (root == null || !File.Exists(manifest))
            return null;
        if (stale != null)
            Environment.SetEnvironmentVariable(StaleVariable, null);
        if (InputManifest.Read(manifest).Matches(root))
            return null;
        if (stale != null)
        {
            Console.Error.WriteLine(
                "The sources of the build program change while it is compiled. Wait for the editor or checkout to end, and start the build again."
            );
            return ExitCodes.Usage;
        }
        Environment.SetEnvironmentVariable(
            StaleVariable,
            Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
        );
        return HandOver(root, arguments);
    }

    private static int HandOver(string root, string[] arguments)
    {
        if (!OperatingSystem.IsWindows())
        {
            string script = Path.Combine(root, "build.sh");
            // The script takes the place of this process, so that signals and exit code are its own.
            Replace(script, [script, .. arguments, null], [.. Variables(), null]);
            Console.Error.WriteLine($"{script} cannot be started. Make it executable: chmod +x build.sh");
            return ExitCodes.Usage;
        }
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(
            Path.Combine(root, "build.cmd"),
            arguments
        );
        process.WaitForExit();
        return process.ExitCode;
    }

    private static List<string?> Variables()
    {
        List<string?> variables = [];
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            variables.Add($"{variable.Key}={variable.Value}");
        return variables;
    }

    [LibraryImport("libc", EntryPoint = "execve", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Replace(string path, string?[] arguments, string?[] environment);
}
