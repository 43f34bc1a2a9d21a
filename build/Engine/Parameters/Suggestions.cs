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
                .Where(x => x.distance <= Math.Max(2, key.Length / 3))
                .OrderBy(x => x.distance)
                .ThenBy(x => x.name, StringComparer.Ordinal)
                .Take(3)
                .Select(x => x.name),
        ];
        return near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    /// <summary>The optimal string alignment distance; a name that begins with what was typed counts as near.</summary>
    private static int Distance(string typed, string name)
    {
        if (typed.Length > 0 && name.StartsWith(typed, StringComparison.Ordinal))
            return 1;
        int[,] d = new int[typed.Length + 1, name.Length + 1];
        for (int i = 0; i <= typed.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= name.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= typed.Length; i++)
        {
            for (int j = 1; j <= name.Length; j++)
            {
                int cost = typed[i - 1] == name[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && typed[i - 1] == name[j - 2] && typed[i - 2] == name[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }
        return d[typed.Length, name.Length];
    }
}
