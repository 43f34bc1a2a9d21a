namespace Automation.Assessing;

/// <summary>What became of a check.</summary>
public enum AssessmentResult
{
    /// <summary>The repository does what the check asks for.</summary>
    Yes,

    /// <summary>It does not.</summary>
    No,

    /// <summary>There is nothing that the check could be about.</summary>
    Nothing,

    /// <summary>The files do not tell; somebody or something else does.</summary>
    NotInFiles,
}

/// <summary>A row of the assessment.</summary>
/// <param name="Group">Whose check it is.</param>
/// <param name="Name">The check.</param>
/// <param name="DecidedBy">What decides it, a part of a sentence.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Note">Why, in sentences; empty when there is nothing to say.</param>
/// <param name="Page">Where it says what to do, relative to docs/reference.</param>
public sealed record AssessedCheck(
    string Group,
    string Name,
    string DecidedBy,
    AssessmentResult Result,
    string Note,
    string Page
);
