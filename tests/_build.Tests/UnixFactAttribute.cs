namespace BuildTests;

/// <summary>A test of build.sh, which Windows has no shell for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "build.sh needs a Unix shell; Windows starts the build with build.cmd.";
    }
}
