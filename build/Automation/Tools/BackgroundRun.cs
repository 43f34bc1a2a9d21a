using Automation.Processes;

namespace Automation.Tools;

/// <summary>Starts a target of the build that goes on when this one has ended.</summary>
public static class BackgroundRun
{
    /// <summary>Starts it with the lowest priority; what it prints goes nowhere. On Windows nothing is started.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="target">The target.</param>
    public static void Start(string root, string target)
    {
        if (OperatingSystem.IsWindows())
            return;
        const string script = "nice -n 19 \"$0\" \"$1\" </dev/null >/dev/null 2>&1 &";
        _ = new Command("/bin/sh", ["-c", script, Path.Combine(root, "build.sh"), target], root).Run();
    }
}
