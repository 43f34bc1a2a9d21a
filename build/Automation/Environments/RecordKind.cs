namespace Automation.Environments;

/// <summary>What a record is of.</summary>
public enum RecordKind
{
    /// <summary>A release was put there and runs.</summary>
    Deployment,

    /// <summary>A release that ran there before was put back and runs.</summary>
    Rollback,

    /// <summary>A release was tried and does not run there; what ran before still does.</summary>
    Failure,

    /// <summary>A release that runs there kept within the limits.</summary>
    Validation,
}
