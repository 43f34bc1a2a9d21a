namespace Automation.Soaking;

/// <summary>What a soak run does.</summary>
/// <param name="Binaries">The folder with the compiled programs.</param>
/// <param name="Configuration">Which of them, as in <c>debug</c>.</param>
/// <param name="Folder">A folder of its own, which is emptied.</param>
/// <param name="Length">How long there is load.</param>
/// <param name="PerSecond">How many jobs a second are submitted.</param>
public sealed record SoakPlan(string Binaries, string Configuration, string Folder, TimeSpan Length, int PerSecond)
{
    /// <summary>How many workers there are beside the one that is left alive.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>How often a worker is killed.</summary>
    public TimeSpan KillWorker { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often the API is killed.</summary>
    public TimeSpan KillApi { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How often the server of the store is killed, where it has one.</summary>
    public TimeSpan KillStore { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the lease of a job is.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The path of a program.</summary>
    /// <param name="project">Its project.</param>
    public string Program(string project) => Path.Combine(Binaries, project, Configuration, project + ".dll");
}
