namespace Automation.Adopting;

/// <summary>What happens to a file.</summary>
public enum PlannedAction
{
    /// <summary>It is not there, and is written.</summary>
    Create,

    /// <summary>It came with an earlier adoption, nobody changed it, and it is written anew.</summary>
    Update,

    /// <summary>It is there and gets something added.</summary>
    Merge,

    /// <summary>It stays as it is.</summary>
    Keep,

    /// <summary>It is there and something else: nothing is done before somebody decides.</summary>
    Refuse,
}

/// <summary>A file of the plan.</summary>
/// <param name="Path">The path relative to the repository, with slashes.</param>
/// <param name="Action">What happens to it.</param>
/// <param name="Reason">Why, or what to do; empty when there is nothing to say.</param>
public sealed record PlannedFile(string Path, PlannedAction Action, string Reason = "")
{
    /// <summary>What is written; empty when nothing is.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The id of the content that came with the template, when the file is its; null for what belongs to the repository.</summary>
    public string? ManagedId { get; init; }

    /// <summary>True when something is written.</summary>
    public bool IsChange => Action is PlannedAction.Create or PlannedAction.Update or PlannedAction.Merge;
}
