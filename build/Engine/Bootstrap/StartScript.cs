using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Nuke.Common.Execution.Bootstrap;

/// <summary>Starts build.sh, or build.ps1 on Windows, in the place of this program.</summary>
internal static partial class StartScript
{
    /// <returns>The exit code of the script; on Unix only when it could not be started, because it takes the place of this process.</returns>
    public static int Run(string root, string[] arguments, string staleKey)
    {
        Environment.SetEnvironmentVariable(InputCheck.StaleVariable, staleKey);
        if (OperatingSystem.IsWindows())
            return RunChild("pwsh", root, arguments)
                ?? RunChild("powershell", root, arguments)
                ?? Fail("Neither pwsh nor powershell was found.");
        // By way of the shell, because an archive may have lost the executable bit.
        _ = Replace("/bin/sh", ["sh", Path.Join(root, "build.sh"), .. arguments, null], [.. Variables(), null]);
        return Fail("build/ changed, and /bin/sh could not be started to compile it. Start ./build.sh again.");
    }

    private static int? RunChild(string shell, string root, string[] arguments)
    {
        ProcessStartInfo start = new(
            shell,
            ["-NoLogo", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", Path.Join(root, "build.ps1"), .. arguments]
        );
        try
        {
            using Process? process = Process.Start(start);
            process?.WaitForExit();
            return process?.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return InputCheck.NotStarted;
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
