using Automation.Git;

namespace Automation.Gates;

/// <summary>Finds names that differ in case alone: on Windows and macOS only one of them can be checked out.</summary>
internal sealed class NameCollisions : IContentCheck
{
    public IEnumerable<Finding> Check(CheckedContent content)
    {
        CheckedFile[] added = [.. content.Files.Where(x => x.IsNew)];
        if (added.Length == 0)
            yield break;
        // Every folder of every name counts as well: Docs/a and docs/b cannot both be.
        Dictionary<string, SortedSet<string>> spellings = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in content.Names.Value.SelectMany(x => Parts(x.Text)))
        {
            if (!spellings.TryGetValue(part, out SortedSet<string>? known))
                spellings[part] = known = new SortedSet<string>(StringComparer.Ordinal);
            known.Add(part);
        }
        HashSet<string> told = new(StringComparer.OrdinalIgnoreCase);
        foreach (CheckedFile file in added)
        {
            foreach (string part in Parts(file.Path.Text))
            {
                string? other = spellings.GetValueOrDefault(part)?.FirstOrDefault(x => x != part);
                if (other != null && told.Add(part))
                    yield return new Finding(
                        file.Path,
                        0,
                        $"'{new GitPath(part)}' and '{new GitPath(other)}' differ in case alone. Rename one: git mv."
                    );
            }
        }
    }

    /// <summary>The name itself, and each folder above it.</summary>
    private static IEnumerable<string> Parts(string path)
    {
        yield return path;
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }
}
