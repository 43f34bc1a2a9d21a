namespace Template.Jobs;

/// <summary>How an attempt ended.</summary>
public enum OutcomeKind
{
    /// <summary>Well.</summary>
    Completed,

    /// <summary>Badly, and it is tried again at <see cref="JobOutcome.RetryAt"/>.</summary>
    Retry,

    /// <summary>Badly, for good.</summary>
    Dead,

    /// <summary>The worker stops: somebody else runs the job at once, and the attempt does not count.</summary>
    Returned,

    /// <summary>Somebody called the job off, and the worker obeyed.</summary>
    Cancelled,
}
