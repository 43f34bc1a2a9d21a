using Template.Jobs.Spool;

namespace Template.Jobs.Hosting;

/// <summary>The section <c>Jobs:Spool</c>.</summary>
public sealed record SpoolSettings
{
    /// <summary>The folder; a relative one is under the folder that the process was started in.</summary>
    public string Folder { get; init; } = "data/spool";

    /// <summary>What survives a loss of power.</summary>
    public SpoolDurability Durability { get; init; } = SpoolDurability.Submissions;
}
