using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Nuke.Common.IO;

namespace Nuke.Common;

/// <summary>The machine and the process that the build runs in.</summary>
[SuppressMessage("Design", "CA1024", Justification = "The authoring API has methods here.")]
public static class EnvironmentInfo
{
    /// <summary>The folder that relative paths start from.</summary>
    public static AbsolutePath WorkingDirectory => AbsolutePath.Create(Environment.CurrentDirectory);

    /// <summary>True on Windows.</summary>
    public static bool IsWin => OperatingSystem.IsWindows();

    /// <summary>True on macOS.</summary>
    public static bool IsOsx => OperatingSystem.IsMacOS();

    /// <summary>True on Linux.</summary>
    public static bool IsLinux => OperatingSystem.IsLinux();

    /// <summary>True on anything but Windows.</summary>
    public static bool IsUnix => !IsWin;

    /// <summary>True in a 64-bit process.</summary>
    public static bool Is64Bit => Environment.Is64BitProcess;

    /// <summary>The kind of operating system.</summary>
    public static PlatformFamily Platform =>
        IsWin ? PlatformFamily.Windows
        : IsOsx ? PlatformFamily.OSX
        : IsLinux ? PlatformFamily.Linux
        : PlatformFamily.Unknown;

    /// <summary>The environment variables of the process.</summary>
    public static IReadOnlyDictionary<string, string> Variables => Execution.BuildRequest.EnvironmentOfProcess();

    /// <summary>The value of an environment variable, or null.</summary>
    public static string? GetVariable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>The value of an environment variable converted to a type, or the type's default.</summary>
    public static T? GetVariable<T>(string name) =>
        GetVariable(name) is { } text
        && Parameters.ValueConversion.TryConvert(
            text,
            Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T),
            WorkingDirectory,
            out object? value
        )
            ? (T?)value
            : default;

    /// <summary>True when the environment variable is set.</summary>
    public static bool HasVariable(string name) => GetVariable(name) != null;

    /// <summary>Sets an environment variable of this process, or removes it.</summary>
    public static void SetVariable(string name, string? value) => Environment.SetEnvironmentVariable(name, value);
}

/// <summary>A kind of operating system.</summary>
public enum PlatformFamily
{
    /// <summary>None of the others.</summary>
    Unknown,

    /// <summary>Windows.</summary>
    Windows,

    /// <summary>Linux.</summary>
    Linux,

    /// <summary>macOS.</summary>
    OSX,
}
