using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Automation.Processes;

/// <summary>Starts programs by posix_spawn. A hook starts git several times, and the framework's own way to do so costs more than git does.</summary>
[SupportedOSPlatform("linux")]
[SuppressMessage(
    "Reliability",
    "CA2000",
    Justification = "A stream owns its handle, and the input's stream is closed by who writes to it."
)]
internal static unsafe partial class LinuxProcess
{
    private const int CloseOnExec = 0x80000;
    private const uint MemoryFileCloseOnExec = 1;
    private const short SetSignalDefaults = 4;
    private const short SetSignalMask = 8;

    /// <summary>Larger than the structures of any C library.</summary>
    private const int StructureSize = 1024;

    /// <summary>What a pipe holds before somebody reads it.</summary>
    private const int PipeCapacity = 65536;

    /// <summary>Runs a program to its end.</summary>
    /// <param name="command">The program. Its working folder is not set: the caller names folders in the arguments.</param>
    /// <param name="read">Reads its standard output to the end.</param>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    public static (int ExitCode, T Output, string Error) Run<T>(Command command, Func<Stream, T> read)
    {
        (int inputRead, int inputWrite) = Pipe();
        (int outputRead, int outputWrite) = Pipe();
        int errorFile = Check(MemoryFile("stderr", MemoryFileCloseOnExec));
        using FileStream errors = new(new SafeFileHandle(errorFile, ownsHandle: true), FileAccess.Read, 1);
        using FileStream output = new(new SafeFileHandle(outputRead, ownsHandle: true), FileAccess.Read, 1);
        FileStream input = new(new SafeFileHandle(inputWrite, ownsHandle: true), FileAccess.Write, 1);
        int process;
        try
        {
            process = Spawn(command, inputRead, outputWrite, errorFile);
        }
        catch (Win32Exception)
        {
            input.Dispose();
            throw;
        }
        finally
        {
            _ = Close(inputRead);
            _ = Close(outputWrite);
        }
        Thread? writer = null;
        if (command.Input.Length > PipeCapacity)
        {
            writer = new Thread(() => Write(input, command.Input));
            writer.Start();
        }
        else
        {
            Write(input, command.Input);
        }
        T result = read(output);
        writer?.Join();
        int exitCode = Wait(process);
        errors.Position = 0;
        using MemoryStream message = new();
        errors.CopyTo(message);
        return (exitCode, result, Encoding.UTF8.GetString(message.ToArray()));
    }

    private static void Write(FileStream stream, ReadOnlyMemory<byte> input)
    {
        try
        {
            using (stream)
                stream.Write(input.Span);
        }
        catch (IOException)
        {
            // The program ended before it had read everything; its exit code says why.
        }
    }

    private static int Spawn(Command command, int input, int output, int error)
    {
        byte* actions = stackalloc byte[StructureSize];
        byte* attributes = stackalloc byte[StructureSize];
        byte* signals = stackalloc byte[StructureSize];
        _ = ActionsInit(actions);
        _ = AttributesInit(attributes);
        _ = ActionsDuplicate(actions, input, 0);
        _ = ActionsDuplicate(actions, output, 1);
        _ = ActionsDuplicate(actions, error, 2);
        // The runtime ignores some signals, and a program inherits that unless it is told otherwise.
        _ = FillSignals(signals);
        _ = AttributesSignalDefaults(attributes, signals);
        _ = EmptySignals(signals);
        _ = AttributesSignalMask(attributes, signals);
        _ = AttributesFlags(attributes, SetSignalDefaults | SetSignalMask);
        nint[] arguments = Strings([command.Program, .. command.Arguments]);
        nint[] environment = Strings(Environment(command));
        try
        {
            fixed (
                nint* argumentList = arguments,
                    environmentList = environment
            )
            {
                int failure = SpawnProgram(
                    out int process,
                    command.Program,
                    actions,
                    attributes,
                    argumentList,
                    environmentList
                );
                return failure == 0 ? process : throw new Win32Exception(failure);
            }
        }
        finally
        {
            Free(arguments);
            Free(environment);
            _ = ActionsDestroy(actions);
            _ = AttributesDestroy(attributes);
        }
    }

    private static List<string> Environment(Command command)
    {
        List<string> variables = [];
        System.Collections.IDictionary own = System.Environment.GetEnvironmentVariables();
        foreach (object name in own.Keys)
        {
            if (!command.Environment.ContainsKey((string)name))
                variables.Add($"{name}={own[name]}");
        }
        foreach ((string name, string? value) in command.Environment)
        {
            if (value != null)
                variables.Add($"{name}={value}");
        }
        return variables;
    }

    private static int Wait(int process)
    {
        int status;
        while (WaitFor(process, &status, 0) < 0 && Marshal.GetLastPInvokeError() == 4) { }
        int signal = status & 0x7f;
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal;
    }

    private static (int Read, int Write) Pipe()
    {
        int* ends = stackalloc int[2];
        _ = Check(MakePipe(ends, CloseOnExec));
        return (ends[0], ends[1]);
    }

    private static int Check(int result) =>
        result >= 0 ? result : throw new Win32Exception(Marshal.GetLastPInvokeError());

    /// <summary>A list of C strings that ends with a null.</summary>
    private static nint[] Strings(List<string> texts)
    {
        nint[] strings = new nint[texts.Count + 1];
        for (int i = 0; i < texts.Count; i++)
            strings[i] = Marshal.StringToCoTaskMemUTF8(texts[i]);
        return strings;
    }

    private static void Free(nint[] strings)
    {
        foreach (nint text in strings)
            Marshal.FreeCoTaskMem(text);
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawnp", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SpawnProgram(
        out int process,
        string file,
        byte* actions,
        byte* attributes,
        nint* arguments,
        nint* environment
    );

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static partial int ActionsInit(byte* actions);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    private static partial int ActionsDuplicate(byte* actions, int from, int to);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static partial int ActionsDestroy(byte* actions);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    private static partial int AttributesInit(byte* attributes);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    private static partial int AttributesSignalDefaults(byte* attributes, byte* signals);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    private static partial int AttributesSignalMask(byte* attributes, byte* signals);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    private static partial int AttributesFlags(byte* attributes, short flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    private static partial int AttributesDestroy(byte* attributes);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "sigfillset")]
    private static partial int FillSignals(byte* signals);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    private static partial int EmptySignals(byte* signals);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    private static partial int MakePipe(int* ends, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport(
        "libc",
        EntryPoint = "memfd_create",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8
    )]
    private static partial int MemoryFile(string name, uint flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    private static partial int WaitFor(int process, int* status, int options);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
