namespace Automation.Doctor;

/// <summary>What came of a rule.</summary>
public enum DoctorOutcome
{
    /// <summary>The rule is not about such a repository or machine, and nothing is said of it.</summary>
    Silent,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>There is something to know, which is no fault.</summary>
    Note,

    /// <summary>The rule could not look, which is neither good nor bad.</summary>
    NotLooked,

    /// <summary>Something is wrong.</summary>
    Found,
}
