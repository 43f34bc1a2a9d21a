namespace Template.FizzBuzz.Cli.Tests;

/// <summary>A test of what only Unix has: signals, devices, links, file modes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no such signals, devices or file modes.";
        }
    }
}

/// <summary>A test of what only Linux has: /dev/full and /proc.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Only Linux has /dev/full and /proc.";
        }
    }
}
