namespace Template.Jobs;

/// <summary>What became of a wish to call a job off.</summary>
public enum CancelAnswer
{
    /// <summary>There is no such job.</summary>
    NotFound,

    /// <summary>It will not run.</summary>
    Cancelled,

    /// <summary>It runs, and its worker will be told at its next heartbeat.</summary>
    Requested,

    /// <summary>It has ended already.</summary>
    Finished,
}
