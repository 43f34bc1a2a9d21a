namespace Automation.Governance;

/// <summary>A part of what is governed: it says what differs, and which calls mend it.</summary>
internal interface IGovernedPart
{
    /// <summary>What it is about, for people.</summary>
    string Name { get; }

    /// <summary>Compares GitHub with the files. It reads only.</summary>
    /// <exception cref="AutomationException">GitHub does not let it be read.</exception>
    void Compare(GovernedRepository repository, GovernanceFindings findings);
}
