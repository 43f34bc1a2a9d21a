using System.Text;

namespace Automation.TemplateUpdates;

/// <summary>Merges what the template makes now into a project: trees alone, no branch and no file.</summary>
/// <param name="repository">The repository.</param>
/// <param name="scratch">Where indexes lie on the way.</param>
internal sealed class UpdateMerge(UpdatedRepository repository, UpdateScratch scratch)
{
    /// <summary>Merges.</summary>
    /// <param name="baseTree">What the template made before.</param>
    /// <param name="theirTree">What it makes now.</param>
    /// <param name="record">The record of what it makes now, with its files.</param>
    /// <exception cref="AutomationException">git failed.</exception>
    public (UpdatedTree Tree, IReadOnlyList<UpdateEntry> Entries) Run(
        string baseTree,
        string theirTree,
        BirthRecord record
    )
    {
        MergedSides sides = MergedSides.Read(repository, baseTree, theirTree);
        MergeResolution resolution = new(sides, record.Version);
        resolution.Resolve();
        Dictionary<string, byte[]> contents = new(resolution.Relabelled(), StringComparer.Ordinal)
        {
            [BirthRecord.FileName] = Encoding.UTF8.GetBytes(record.ToJson()),
        };
        Dictionary<string, TreeFile?> changes = new(resolution.Changes, StringComparer.Ordinal);
        IReadOnlyList<string> ids = repository.Store([.. contents.Values], scratch.At("contents"));
        foreach ((string path, string id) in contents.Keys.Zip(ids))
            changes[path] = new TreeFile(sides.Merged.GetValueOrDefault(path)?.Mode ?? "100644", id);
        string tree = TreeFiles.Write(repository, sides.Merge.Tree, changes, scratch.At("merged.index"));
        UpdateEntry[] entries =
        [
            .. resolution.Conflicts.Select(x => new UpdateEntry(x.Key, UpdateKind.Conflict, x.Value)),
            .. resolution.Removed.Select(x => new UpdateEntry(x, UpdateKind.KeptRemoved)),
            .. TreeFiles
                .Changes(repository.Git, repository.Tree, tree)
                .Where(x => x.Path != BirthRecord.FileName && !resolution.Conflicts.ContainsKey(x.Path))
                .Select(x => Entry(sides, x.Status, x.Path, x.OldPath)),
        ];
        return (
            new UpdatedTree(repository, repository.Graft(tree)),
            [.. entries.OrderBy(x => x.Kind).ThenBy(x => x.Path, StringComparer.Ordinal)]
        );
    }

    private static UpdateEntry Entry(MergedSides sides, char status, string path, string? oldPath) =>
        status switch
        {
            'A' => new(path, UpdateKind.Added),
            'D' => new(path, UpdateKind.Deleted),
            'R' => new(
                path,
                UpdateKind.Renamed,
                IsPristine(sides, oldPath!) ? $"was {oldPath}" : $"was {oldPath}, with your changes"
            ),
            _ when IsPristine(sides, path) => new(path, UpdateKind.Updated),
            _ when sides.IsOwn(path) && sides.OurRenames.TryGetValue(path, out string? source) => new(
                path,
                UpdateKind.Merged,
                $"is {source} in the template"
            ),
            _ => new(path, UpdateKind.Merged),
        };

    private static bool IsPristine(MergedSides sides, string path) =>
        sides.Base.GetValueOrDefault(path)?.Id == sides.Ours[path].Id;
}
