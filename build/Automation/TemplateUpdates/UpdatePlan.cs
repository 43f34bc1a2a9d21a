namespace Automation.TemplateUpdates;

/// <summary>What an update would make of a project. Nothing refers to it yet.</summary>
/// <param name="From">The version that the project is at.</param>
/// <param name="To">The version that it would be at.</param>
/// <param name="Entries">The files that are not as they were, and those on which somebody has to decide.</param>
public sealed record UpdatePlan(string From, string To, IReadOnlyList<UpdateEntry> Entries)
{
    /// <summary>What there is to do; null when the project is at the version already, with these answers.</summary>
    internal UpdatedTree? Updated { get; init; }

    /// <summary>True when nothing is to be done.</summary>
    public bool IsUpToDate => Updated == null;

    /// <summary>The files on which somebody has to decide.</summary>
    public IEnumerable<UpdateEntry> Conflicts => Entries.Where(x => x.Kind == UpdateKind.Conflict);
}

/// <summary>The tree of an update.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Tree">The tree of the whole repository.</param>
internal sealed record UpdatedTree(UpdatedRepository Repository, string Tree);
