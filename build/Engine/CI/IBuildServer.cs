namespace Nuke.Common.CI;

/// <summary>A host that is a CI server.</summary>
public interface IBuildServer
{
    /// <summary>The branch that is built, or null.</summary>
    string? Branch { get; }

    /// <summary>The commit that is built, or null.</summary>
    string? Commit { get; }
}
