namespace Automation.TemplateUpdates;

/// <summary>How a file of the template stands in a project.</summary>
public enum DriftState
{
    /// <summary>Project and template changed the same lines, or do not agree in another way.</summary>
    Conflicting,

    /// <summary>The template has changes that the project can take in.</summary>
    Behind,

    /// <summary>The project changed it, which is its right.</summary>
    Customised,

    /// <summary>The project removed it; updates leave it away.</summary>
    RemovedOnPurpose,

    /// <summary>It is as the template made it.</summary>
    Pristine,
}

/// <summary>A file of the template in a project.</summary>
/// <param name="Path">Its path, relative to the project and with slashes.</param>
/// <param name="State">How it stands.</param>
/// <param name="Detail">What is to be said of it; null for nothing.</param>
public sealed record DriftEntry(string Path, DriftState State, string? Detail = null);
