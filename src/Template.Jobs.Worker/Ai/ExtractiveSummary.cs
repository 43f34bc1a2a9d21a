using System.Text;

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

    public static string Of(string text)
    {
        List<string> sentences = Sentences(text);
        if (sentences.Count <= MostSentences)
            return string.Join(' ', sentences);
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
        return string.Join(' ', best.Select(x => sentences[x]));
    }

    // The root makes up for length: else the longest sentence or the shortest always wins.
    private static double Score(List<string> words, Dictionary<string, int> counts) =>
        words.Count == 0 ? 0 : words.Sum(x => counts[x] - 1.0) / Math.Sqrt(words.Count);

    private static List<string> Sentences(string text)
    {
        List<string> sentences = [];
        StringBuilder sentence = new();
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            sentence.Append(char.IsWhiteSpace(letter) ? ' ' : letter);
            bool isEnd =
                letter is '.' or '!' or '?' or '。'
                && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || letter == '。');
            bool isParagraph = letter == '\n' && i + 1 < text.Length && text[i + 1] == '\n';
            if (isEnd || isParagraph)
                Finish();
        }

        Finish();
        return sentences;

        void Finish()
        {
            string whole = string.Join(' ', sentence.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (whole.Length > 0)
                sentences.Add(whole);
            sentence.Clear();
        }
    }

    private static List<string> Words(string sentence) =>
        [
            .. new string([.. sentence.Select(x => char.IsLetterOrDigit(x) ? char.ToLowerInvariant(x) : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(x => x.Length >= ShortestWord),
        ];
}
