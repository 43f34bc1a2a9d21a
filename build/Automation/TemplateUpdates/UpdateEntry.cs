namespace Automation.TemplateUpdates;

/// <summary>What an update does to a file.</summary>
public enum UpdateKind
{
    /// <summary>The project and the template do not agree, and somebody has to decide.</summary>
    Conflict,

    /// <summary>The template's file that was as the template made it is replaced.</summary>
    Updated,

    /// <summary>Changes of both are in it.</summary>
    Merged,

    /// <summary>The template has it newly.</summary>
    Added,

    /// <summary>The template has it under another name.</summary>
    Renamed,

    /// <summary>The template has it no longer.</summary>
    Deleted,

    /// <summary>The project removed it, or all of its folder, so that the template's stays away.</summary>
    KeptRemoved,
}

/// <summary>A file of an update.</summary>
/// <param name="Path">Its path, relative to the project and with slashes.</param>
/// <param name="Kind">What is done to it.</param>
/// <param name="Detail">What is to be said of it; null for nothing.</param>
public sealed record UpdateEntry(string Path, UpdateKind Kind, string? Detail = null);
