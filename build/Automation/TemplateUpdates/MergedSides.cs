namespace Automation.TemplateUpdates;

/// <summary>The files of a merge: what both sides come from, both sides, and what git made of them.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="BaseTree">What both come from.</param>
/// <param name="TheirTree">The template's side.</param>
internal sealed record MergedSides(UpdatedRepository Repository, string BaseTree, string TheirTree)
{
    private Dictionary<string, string>? ourRenames;
    private Dictionary<string, string>? theirRenames;

    /// <summary>What both sides come from.</summary>
    public required IReadOnlyDictionary<string, TreeFile> Base { get; init; }

    /// <summary>The project.</summary>
    public required IReadOnlyDictionary<string, TreeFile> Ours { get; init; }

    /// <summary>The template.</summary>
    public required IReadOnlyDictionary<string, TreeFile> Theirs { get; init; }

    /// <summary>What git made of both.</summary>
    public required IReadOnlyDictionary<string, TreeFile> Merged { get; init; }

    /// <summary>What git could not merge.</summary>
    public required ThreeWayMerge Merge { get; init; }

    /// <summary>What the project renamed, by the new path.</summary>
    public IReadOnlyDictionary<string, string> OurRenames =>
        ourRenames ??= TreeFiles.Renames(Repository.Git, BaseTree, Repository.Tree);

    /// <summary>What the template renamed, by the new path.</summary>
    public IReadOnlyDictionary<string, string> TheirRenames =>
        theirRenames ??= TreeFiles.Renames(Repository.Git, BaseTree, TheirTree);

    /// <summary>True for a file that the project added by itself.</summary>
    public bool IsOwn(string path) => Ours.ContainsKey(path) && !Base.ContainsKey(path);

    /// <summary>Merges two trees and lists everything.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public static MergedSides Read(UpdatedRepository repository, string baseTree, string theirTree)
    {
        ThreeWayMerge merge = ThreeWayMerge.Run(repository, baseTree, repository.Tree, theirTree);
        return new MergedSides(repository, baseTree, theirTree)
        {
            Base = TreeFiles.Read(repository.Git, baseTree),
            Ours = TreeFiles.Read(repository.Git, repository.Tree),
            Theirs = TreeFiles.Read(repository.Git, theirTree),
            Merged = TreeFiles.Read(repository.Git, merge.Tree),
            Merge = merge,
        };
    }
}
