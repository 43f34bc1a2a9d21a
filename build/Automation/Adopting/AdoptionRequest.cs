namespace Automation.Adopting;

/// <summary>What is asked of an adoption.</summary>
/// <param name="Template">The folder of the template.</param>
/// <param name="Folder">A folder in the repository that is to get the capability.</param>
/// <param name="Capability">The capability.</param>
public sealed record AdoptionRequest(string Template, string Folder, string? Capability)
{
    /// <summary>The solution that the build is to work on, relative to the repository or full; null when there is only one.</summary>
    public string? Solution { get; init; }

    /// <summary>Answers to the template's questions, each as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>True when only the plan is to be shown.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>True when the plan is to be carried out without a question.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Asks somebody a question; null when nobody can answer.</summary>
    public Func<string, string?>? Ask { get; init; }
}
