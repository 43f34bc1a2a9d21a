namespace Nuke.Common.IO;

/// <summary>What to do when a copy or a move finds something at its target.</summary>
[Flags]
public enum ExistsPolicy
{
    /// <summary>Fail when the target exists.</summary>
    Fail = 0,

    /// <summary>Put the files of a folder into an existing folder.</summary>
    DirectoryMerge = 1,

    /// <summary>Leave existing files as they are.</summary>
    FileSkip = 2,

    /// <summary>Replace existing files.</summary>
    FileOverwrite = 4,

    /// <summary>Replace existing files that are older.</summary>
    FileOverwriteIfNewer = 8,

    /// <summary>Merge folders and leave existing files as they are.</summary>
    MergeAndSkip = DirectoryMerge | FileSkip,

    /// <summary>Merge folders and replace existing files.</summary>
    MergeAndOverwrite = DirectoryMerge | FileOverwrite,

    /// <summary>Merge folders and replace existing files that are older.</summary>
    MergeAndOverwriteIfNewer = DirectoryMerge | FileOverwriteIfNewer,
}
