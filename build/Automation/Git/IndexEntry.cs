namespace Automation.Git;

/// <summary>A file as the index or a commit holds it.</summary>
/// <param name="Mode">The mode, such as 100644.</param>
/// <param name="Id">The id of the blob.</param>
/// <param name="Path">The path.</param>
public sealed record IndexEntry(string Mode, string Id, GitPath Path)
{
    /// <summary>True for a file with content, and not a link or a submodule.</summary>
    public bool IsFile => Mode is "100644" or "100755";

    /// <summary>True for a file that may be executed.</summary>
    public bool IsExecutable => Mode == "100755";
}

/// <summary>A change between HEAD and the index.</summary>
/// <param name="Status">A added, M modified, D deleted, T of another type, U unmerged.</param>
/// <param name="OldMode">The mode in HEAD; 000000 when it is not there.</param>
/// <param name="New">The entry in the index; its mode is 000000 when it is deleted.</param>
public sealed record StagedChange(char Status, string OldMode, IndexEntry New);
