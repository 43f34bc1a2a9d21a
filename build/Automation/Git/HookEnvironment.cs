namespace Automation.Git;

/// <summary>The variables that git sets for its hooks.</summary>
public static class HookEnvironment
{
    private static readonly string[] Names =
    [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_PREFIX",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_QUARANTINE_PATH",
    ];

    /// <summary>Takes them out of this process's environment, so that a compiler or a test that asks git is told of its own repository.</summary>
    public static void Leave()
    {
        foreach (string name in Names)
            Environment.SetEnvironmentVariable(name, null);
    }
}
