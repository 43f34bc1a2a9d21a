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

    /// <summary>
    /// How many letters were added, left out, replaced or swapped with their neighbour (the optimal string alignment
    /// distance); a name that begins with what was typed counts as near.
    /// </summary>
    private static int Distance(string typed, string name)
    {
        if (typed.Length > 0 && name.StartsWith(typed, StringComparison.Ordinal))
            return 1;
        int[][] rows = [.. Enumerable.Range(0, typed.Length + 1).Select(i => new int[name.Length + 1])];
        for (int j = 0; j <= name.Length; j++)
            rows[0][j] = j;
        for (int i = 1; i <= typed.Length; i++)
        {
            rows[i][0] = i;
            for (int j = 1; j <= name.Length; j++)
            {
                int replaced = rows[i - 1][j - 1] + (typed[i - 1] == name[j - 1] ? 0 : 1);
                rows[i][j] = Math.Min(Math.Min(rows[i - 1][j], rows[i][j - 1]) + 1, replaced);
                bool isSwapped = i > 1 && j > 1 && typed[i - 1] == name[j - 2] && typed[i - 2] == name[j - 1];
                if (isSwapped)
                    rows[i][j] = Math.Min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
        return rows[typed.Length][name.Length];
    }
}
