namespace Nuke.Common.Tooling;

/// <summary>The child processes of the build, so that an interrupted build leaves none behind.</summary>
internal static class RunningProcesses
{
    private static readonly Lock Gate = new();
    private static readonly List<IProcess> All = [];

    public static void Add(IProcess process)
    {
        lock (Gate)
            All.Add(process);
    }

    public static void Remove(IProcess process)
    {
        lock (Gate)
            All.Remove(process);
    }

    /// <summary>Ends all of them and what they started.</summary>
    public static void Stop()
    {
        IProcess[] running;
        lock (Gate)
            running = [.. All];
        foreach (IProcess process in running)
            process.Kill();
    }
}
