namespace Automation.Tests;

/// <summary>A test of what only Unix has; it is skipped, with the reason, on Windows.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "It needs a shell and the processor time of child processes, which Windows does not have.";
    }
}
