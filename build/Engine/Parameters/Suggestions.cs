namespace Nuke.Common.Parameters;

/// <summary>Finds the names that a misspelled one may have meant.</summary>
internal static class Suggestions
{
    /// <summary>A sentence with up to three names, with a space before it; empty when none is near.</summary>
    public static string For(string typed, IEnumerable<string> names)
    {
        string key = CommandLine.Key(typed).ToUpperInvariant();
        string[] near =
        [
            .. names
                .Select(name => (name, distance: Distance(key, CommandLine.Key(name).ToUpperInvariant())))
                .Where(x => x.distance <= Math.Max(1, key.Length / 3))
                .OrderBy(x => x.distance)
                .ThenBy(x => x.name, StringComparer.Ordinal)
                .Take(3)
                .Select(x => x.name),
        ];
        return near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    /// <summary>The Levenshtein distance; a name that begins with what was typed counts as near.</summary>
    private static int Distance(string typed, string name)
    {
        if (typed.Length > 0 && name.StartsWith(typed, StringComparison.Ordinal))
            return 1;
        int[] row = [.. Enumerable.Range(0, name.Length + 1)];
        for (int i = 1; i <= typed.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.Length; j++)
            {
                int replaced = diagonal + (typed[i - 1] == name[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, replaced);
            }
        }
        return row[name.Length];
    }
}
