using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Automation.Processes;

namespace Automation.Services;

/// <summary>A service that outlives the process that starts it.</summary>
public static partial class DetachedService
{
    private const int Terminate = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What a service needs of the environment besides its settings; everything else, tokens of a CI runner included, stays here.</summary>
    private static readonly string[] Inherited =
    [
        "PATH",
        "HOME",
        "USER",
        "LANG",
        "LC_ALL",
        "TZ",
        "TMPDIR",
        "TMP",
        "TEMP",
        "DOTNET_ROOT",
        "DOTNET_ROOT_X64",
        "DOTNET_ROOT_ARM64",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "SystemRoot",
        "SystemDrive",
        "windir",
        "COMSPEC",
        "PATHEXT",
        "USERPROFILE",
        "LOCALAPPDATA",
        "APPDATA",
        "ProgramData",
        "ProgramFiles",
    ];

    // The program starts only when it is told that its number is written down: had the starter died before, nobody would
    // know of it. Signals of a terminal do not reach it, and exec keeps the number.
    private const string Script = """
        trap '' HUP INT QUIT
        read -r go || exit 0
        log=$1
        shift
        exec </dev/null >>"$log" 2>&1
        if command -v setsid >/dev/null 2>&1; then exec setsid "$@"; fi
        exec "$@"
        """;

    /// <summary>Starts a program in a session of its own.</summary>
    /// <param name="command">The program; of the environment it gets the variables that are set here and a few that every program needs.</param>
    /// <param name="log">The file that its lines are added to.</param>
    /// <param name="known">Is given the process before the program runs in it, and remembers it.</param>
    /// <exception cref="AutomationException">It cannot be started.</exception>
    public static void Start(Command command, string log, Action<ProcessIdentity> known)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(known);
        ProcessStartInfo start = OperatingSystem.IsWindows() ? OfWindows(command, log) : OfUnix(command, log);
        start.WorkingDirectory = command.WorkingDirectory;
        start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        foreach (string name in start.Environment.Keys.Except(Inherited, StringComparer.OrdinalIgnoreCase).ToArray())
            start.Environment.Remove(name);
        foreach ((string name, string? value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            using Process process = Process.Start(start)!;
            known(ProcessIdentity.Of(process.Id) ?? new(process.Id, ""));
            process.StandardInput.WriteLine("go");
            process.StandardInput.Close();
        }
        catch (Exception e) when (e is Win32Exception or IOException)
        {
            throw new AutomationException($"{command.Program} cannot be started: {e.Message}", e);
        }
    }

    /// <summary>Asks a process to stop, and kills it when it does not. One that merely has the same number is left alone.</summary>
    /// <param name="process">The process.</param>
    /// <param name="patience">How long it may take.</param>
    public static async Task StopAsync(ProcessIdentity process, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(process);
        if (!process.IsRunning)
            return;
        if (!OperatingSystem.IsWindows())
        {
            _ = Signal(process.Id, Terminate);
            long start = Stopwatch.GetTimestamp();
            while (process.IsRunning && Stopwatch.GetElapsedTime(start) < patience)
                await Task.Delay(Pause).ConfigureAwait(false);
        }
        Kill(process);
        while (process.IsRunning)
            await Task.Delay(Pause).ConfigureAwait(false);
    }

    private static void Kill(ProcessIdentity process)
    {
        if (!process.IsRunning)
            return;
        try
        {
            using Process found = Process.GetProcessById(process.Id);
            found.Kill(entireProcessTree: OperatingSystem.IsWindows());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended by itself.
        }
    }

    private static ProcessStartInfo OfUnix(Command command, string log) =>
        new("/bin/sh", ["-c", Script, "sh", log, command.Program, .. command.Arguments]);

    private static ProcessStartInfo OfWindows(Command command, string log)
    {
        string words = string.Join(' ', command.Arguments.Prepend(command.Program).Select(x => $"\"{x}\""));
        return new("cmd.exe")
        {
            Arguments = string.Create(
                CultureInfo.InvariantCulture,
                $"/d /s /c \"set /p go= & {words} >> \"{log}\" 2>&1\""
            ),
        };
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}
