using System.Text;
using Automation.Git;

namespace Automation.TemplateUpdates;

/// <summary>Decides what git leaves open where the rules of updates do: removed files stay away, and the project's own files stay as they are.</summary>
/// <param name="sides">The merge.</param>
/// <param name="version">The version of the template, as markers name it.</param>
internal sealed class MergeResolution(MergedSides sides, string version)
{
    private readonly SortedDictionary<string, string> conflicts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> removed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TreeFile?> changes = new(StringComparer.Ordinal);

    /// <summary>The paths on which somebody has to decide, with what is to be said.</summary>
    public IReadOnlyDictionary<string, string> Conflicts => conflicts;

    /// <summary>The paths that the project removed and the template still has.</summary>
    public IReadOnlySet<string> Removed => removed;

    /// <summary>What the merged tree needs to be changed in; null removes a file.</summary>
    public IReadOnlyDictionary<string, TreeFile?> Changes => changes;

    /// <summary>Applies the rules.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public void Resolve()
    {
        foreach ((string path, string stages) in sides.Merge.Stages)
            Judge(path, stages);
        foreach (string path in sides.Ours.Keys.Where(sides.IsOwn))
            KeepOwn(path);
        foreach (string path in sides.Merged.Keys.Where(x => !sides.Ours.ContainsKey(x)).ToArray())
            StayAway(path);
    }

    private void Judge(string path, string stages)
    {
        if (Original(path) is { } original)
        {
            // git gave the file another name, because the other side has a folder there, or a file where this has a folder.
            changes[path] = null;
            conflicts[original] =
                "one of you has a file where the other has a folder; yours stays, the template's is left out";
            Restore(original);
            return;
        }
        switch (stages)
        {
            case "13":
                changes[path] = null;
                _ = removed.Add(path);
                break;
            case "12":
                conflicts[path] = "you changed it, and the template has it no longer; yours stays";
                break;
            case "23":
                conflicts[path] = sides.OurRenames.ContainsKey(path)
                    ? "you moved a file here, and the template has a new one of that name"
                    : Own;
                break;
            case "123":
                conflicts[path] = "you and the template changed the same lines";
                break;
            default:
                conflicts[path] = "you and the template renamed a file differently";
                break;
        }
    }

    /// <summary>The name that a file had before git gave it another one for the time of the merge; null for a name that somebody gave.</summary>
    private string? Original(string path)
    {
        int end = Math.Max(
            path.LastIndexOf('~' + sides.Merge.Ours, StringComparison.Ordinal),
            path.LastIndexOf('~' + sides.Merge.Theirs, StringComparison.Ordinal)
        );
        return end < 0 ? null : path[..end];
    }

    private void KeepOwn(string path)
    {
        TreeFile own = sides.Ours[path];
        TreeFile? merged = changes.TryGetValue(path, out TreeFile? changed)
            ? changed
            : sides.Merged.GetValueOrDefault(path);
        // A file of the template that was moved is none of the project's own: the template's change follows it.
        if (merged == own || (merged != null && sides.OurRenames.ContainsKey(path)))
            return;
        conflicts.TryAdd(path, Own);
        Restore(path);
        // The template moved one of its files here. What the project changed in that must not go with it.
        if (sides.TheirRenames.GetValueOrDefault(path) is { } source && sides.Ours.ContainsKey(source))
            Restore(source);
    }

    /// <summary>Makes a path what the project has there, and takes away what stands in the way.</summary>
    private void Restore(string path)
    {
        string[] restored =
        [
            .. sides.Ours.Keys.Where(x => x == path || x.StartsWith(path + "/", StringComparison.Ordinal)),
        ];
        foreach (string other in sides.Merged.Keys.Where(x => !sides.Ours.ContainsKey(x)))
        {
            if (
                other == path
                || other.StartsWith(path + "/", StringComparison.Ordinal)
                || path.StartsWith(other + "/", StringComparison.Ordinal)
            )
                changes[other] = null;
        }
        foreach (string ours in restored)
            changes[ours] = sides.Ours[ours];
    }

    /// <summary>Leaves out a new file of the template where the project removed everything that was beside it.</summary>
    private void StayAway(string path)
    {
        if (changes.ContainsKey(path) || sides.Base.ContainsKey(path) || !sides.Theirs.ContainsKey(path))
            return;
        for (int end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            string folder = path[..(end + 1)];
            bool wasThere = sides.Base.Keys.Any(x => x.StartsWith(folder, StringComparison.Ordinal));
            if (!wasThere || sides.Ours.Keys.Any(x => x.StartsWith(folder, StringComparison.Ordinal)))
                continue;
            bool isMoved =
                sides.OurRenames.Values.Any(x => x.StartsWith(folder, StringComparison.Ordinal))
                || (sides.TheirRenames.GetValueOrDefault(path) is { } source && sides.Ours.ContainsKey(source));
            if (isMoved)
                return;
            changes[path] = null;
            _ = removed.Add(path);
            return;
        }
    }

    /// <summary>The contents that get the names of the sides in markers: git has nothing but the ids of commits that nobody will find.</summary>
    /// <exception cref="AutomationException">git failed.</exception>
    public IReadOnlyDictionary<string, byte[]> Relabelled()
    {
        string[] marked =
        [
            .. conflicts.Keys.Where(x =>
                !changes.ContainsKey(x)
                && sides.Merged.TryGetValue(x, out TreeFile? file)
                && file.Id != sides.Ours.GetValueOrDefault(x)?.Id
            ),
        ];
        IReadOnlyList<Blob?> blobs = BlobReader.Read(sides.Repository.Git, [.. marked.Select(x => sides.Merged[x].Id)]);
        // As Latin-1 each byte is a character, and stays what it is.
        return marked
            .Zip(blobs, (x, blob) => (Path: x, Text: Encoding.Latin1.GetString(blob!.Content!.Value.Span)))
            .ToDictionary(x => x.Path, x => Encoding.Latin1.GetBytes(Relabel(x.Text)), StringComparer.Ordinal);
    }

    private string Relabel(string text) =>
        text.Replace(sides.Merge.Ours, "yours", StringComparison.Ordinal)
            .Replace(sides.Merge.Theirs, $"template {version}", StringComparison.Ordinal);

    private const string Own = "the template has a file of this name now, and this one is yours; yours stays";
}
