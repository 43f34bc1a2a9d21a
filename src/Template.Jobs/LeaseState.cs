namespace Template.Jobs;

/// <summary>What became of a lease.</summary>
public enum LeaseState
{
    /// <summary>It holds.</summary>
    Held,

    /// <summary>It holds, and somebody called the job off.</summary>
    CancelRequested,

    /// <summary>It expired, or the job ended: the worker must stop, and what it reports is ignored.</summary>
    Lost,
}
