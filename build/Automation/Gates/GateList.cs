namespace Automation.Gates;

/// <summary>The one list of gates. Hooks and CI run from it, and the parity rule reads it.</summary>
public static class GateList
{
    /// <summary>The gate that holds the format.</summary>
    public static Gate Format { get; } =
        OnContent("format", "C#, XML and text are formatted", "CheckFormat", "./build.sh Format");

    /// <summary>The checks on content, each with its gate.</summary>
    public static IReadOnlyList<ContentGate> Content { get; } =
    [
        new(OnContent("merge-markers", "no marker of an unresolved merge"), new MergeMarkers()),
        new(OnContent("file-size", "no file above the size limit"), new FileSize()),
        new(OnContent("name-collisions", "no two names that differ in case alone"), new NameCollisions()),
        new(OnContent("secrets", "no private key and no token"), new Secrets()),
        new(OnContent("syntax", "JSON, YAML and XML can be read"), new Syntax()),
        new(OnContent("line-ends", "text is stored with Unix line ends"), new LineEnds()),
        new(OnContent("executable-bits", "scripts may be executed"), new ExecutableBits()),
    ];

    /// <summary>The gate on messages.</summary>
    public static Gate CommitMessage { get; } =
        new(
            "commit-message",
            "messages are Conventional Commits",
            GateScopes.Staged | GateScopes.All,
            "CommitMessage",
            "CheckCommits",
            "git commit --amend"
        );

    /// <summary>All gates, in the order in which they are listed.</summary>
    public static IReadOnlyList<Gate> All { get; } =
    [
        Format,
        .. Content.Select(x => x.Gate),
        CommitMessage,
        OnProjects("lint", "compiler, analyzers and architecture have nothing to say", "Lint"),
        OnProjects("tests", "the tests pass", "Test"),
        OnProjects("coverage", "the tests reach the threshold of each project", "Coverage"),
    ];

    private static Gate OnContent(string name, string checks, string target = "CheckRepository", string? mend = null) =>
        new(name, checks, GateScopes.Staged | GateScopes.All, "PreCommit", target, mend);

    private static Gate OnProjects(string name, string checks, string target) =>
        new(name, checks, GateScopes.Changed | GateScopes.All, "PrePush", target, null);
}
