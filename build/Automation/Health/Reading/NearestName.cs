namespace Automation.Health.Reading;

/// <summary>Finds the name that a wrong one may have meant.</summary>
internal static class NearestName
{
    /// <summary>A question with a blank before it; empty when no name is near.</summary>
    /// <param name="meant">The name that is not there.</param>
    /// <param name="names">Those that are.</param>
    public static string Hint(string meant, IEnumerable<string> names)
    {
        HashSet<string> words = [.. Words(meant)];
        (string Name, double Share) best = names
            .Order(StringComparer.Ordinal)
            .Select(x => (x, Share(words, [.. Words(x)])))
            .DefaultIfEmpty(("", 0))
            .MaxBy(x => x.Item2);
        return best.Share >= 0.5 ? $" Did you mean #{best.Name}?" : "";
    }

    private static string[] Words(string name) => name.Split('-', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How much of both is the same: headings are reworded more often than misspelled.</summary>
    private static double Share(HashSet<string> words, string[] others) =>
        2.0
        * others.Distinct(StringComparer.Ordinal).Count(x => words.Any(y => IsAlike(x, y)))
        / Math.Max(1, words.Count + others.Length);

    private static bool IsAlike(string x, string y)
    {
        int length = Math.Min(x.Length, y.Length);
        int same = x.Zip(y).TakeWhile(z => z.First == z.Second).Count();
        return same >= 3 && same >= length - 2 && Math.Abs(x.Length - y.Length) <= 2 || x == y;
    }
}
