namespace Template.Jobs.Worker.Ai;

/// <summary>
/// Picks the sentences that say most of what a text is about: those whose words come most often in it, with a bonus for
/// an early place. Works in any language that puts blanks between words.
/// </summary>
internal static class ExtractiveSummary
{
    private const int MostSentences = 3;
    private const int ShortestWord = 4;
    private const double EarlyBonus = 0.15;

    /// <summary>The summary: sentences as they stand in the text, in its order. A short text is its own summary.</summary>
    public static string Of(string text)
    {
        List<string> sentences = Sentences.Of(text);
        return sentences.Count <= MostSentences ? text : string.Join(' ', Pick(sentences));
    }

    /// <summary>The sentences that say most, in their order.</summary>
    public static IEnumerable<string> Pick(IReadOnlyList<string> sentences)
    {
        List<string>[] words = [.. sentences.Select(Words)];
        Dictionary<string, int> counts = words
            .SelectMany(x => x)
            .CountBy(x => x, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        IEnumerable<int> best = Enumerable
            .Range(0, sentences.Count)
            .OrderByDescending(x =>
                Score(words[x], counts) * (1 + (EarlyBonus * (sentences.Count - x) / sentences.Count))
            )
            .Take(MostSentences)
            .Order();
        return best.Select(x => sentences[x]);
    }

    // The root makes up for length: else the longest sentence or the shortest always wins.
    private static double Score(List<string> words, Dictionary<string, int> counts) =>
        words.Count == 0 ? 0 : words.Sum(x => counts[x] - 1.0) / Math.Sqrt(words.Count);

    private static List<string> Words(string sentence) =>
        [
            .. new string([.. sentence.Select(x => char.IsLetterOrDigit(x) ? char.ToLowerInvariant(x) : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(x => x.Length >= ShortestWord),
        ];
}
