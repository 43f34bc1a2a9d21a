namespace Automation.Releasing;

/// <summary>How much of a release is made. One that is not whole is one of its own, with a digest of its own.</summary>
public sealed record ReleaseScope
{
    /// <summary>The only runtimes that archives are made for, such as that of a rehearsal's machine; none for all.</summary>
    public IReadOnlyList<string> Runtimes { get; init; } = [];

    /// <summary>False to make no packages.</summary>
    public bool HasPackages { get; init; } = true;

    /// <summary>False to make no images.</summary>
    public bool HasImages { get; init; } = true;
}
