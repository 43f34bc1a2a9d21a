namespace Template.Jobs.Spool;

/// <summary>How a spool works.</summary>
public sealed record SpoolOptions
{
    /// <summary>What survives a loss of power.</summary>
    public SpoolDurability Durability { get; init; } = SpoolDurability.Submissions;

    /// <summary>How long jobs are remembered.</summary>
    public StoreRules Rules { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
