namespace Template.Jobs.Worker.Ai;

/// <summary>Takes a text apart into sentences. All of them together are the text, but for the blanks between them.</summary>
internal static class Sentences
{
    private const int LongestSentence = 600;
    private const string Stops = ".!?…؟।";
    private const string StopsWithoutBlank = "。！？";
    private const string Closers = "\"')]}”’»」』）";
    private const string AfterStop = Closers + Stops + StopsWithoutBlank;
    private static readonly string[] Abbreviations =
    [
        "approx",
        "bzw",
        "ca",
        "cf",
        "dr",
        "etc",
        "fig",
        "mr",
        "mrs",
        "nr",
        "prof",
        "st",
        "usw",
        "vgl",
        "vs",
    ];

    /// <summary>The sentences of a text, each as it stands there.</summary>
    public static List<string> Of(string text)
    {
        List<string> sentences = [];
        int start = 0;
        while (start < text.Length)
        {
            int end = End(text, start);
            AddPieces(sentences, text[start..end].Trim());
            start = end;
        }

        return sentences;
    }

    private static int End(string text, int start)
    {
        for (int i = start; i < text.Length; i++)
        {
            if (IsBlankLine(text, i))
                return i + 1;
            if (StopsWithoutBlank.Contains(text[i], StringComparison.Ordinal))
                return AfterClosers(text, i + 1);
            if (!Stops.Contains(text[i], StringComparison.Ordinal))
                continue;
            int end = AfterClosers(text, i + 1);
            // What is inside a number, an address or a name goes on without a blank.
            if (end == text.Length || (char.IsWhiteSpace(text[end]) && !IsAbbreviation(text, start, i)))
                return end;
            i = end - 1;
        }

        return text.Length;
    }

    private static int AfterClosers(string text, int i)
    {
        while (i < text.Length && AfterStop.Contains(text[i], StringComparison.Ordinal))
            i++;
        return i;
    }

    private static bool IsBlankLine(string text, int i)
    {
        if (text[i] != '\n')
            return false;
        int next = i + 1;
        while (next < text.Length && text[next] is ' ' or '\t' or '\r')
            next++;
        return next < text.Length && text[next] == '\n';
    }

    // "e.g. this", "z. B. das", "J. R. Tolkien" and "Dr. No" go on; "ran. Then" does not.
    private static bool IsAbbreviation(string text, int start, int stop)
    {
        if (text[stop] != '.')
            return false;
        int begin = stop;
        while (begin > start && (char.IsLetter(text[begin - 1]) || text[begin - 1] == '.'))
            begin--;
        string word = text[begin..stop];
        return word.Length == 1
            || word.Contains('.', StringComparison.Ordinal)
            || Abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    // A text without an end is taken apart between its words, so that its summary is shorter than the text.
    private static void AddPieces(List<string> sentences, string sentence)
    {
        while (sentence.Length > LongestSentence)
        {
            int cut = sentence.AsSpan(0, LongestSentence).LastIndexOfAny(" \t\r\n");
            if (cut <= 0)
                cut = char.IsHighSurrogate(sentence[LongestSentence - 1]) ? LongestSentence - 1 : LongestSentence;
            sentences.Add(sentence[..cut]);
            sentence = sentence[cut..].TrimStart();
        }

        if (sentence.Length > 0)
            sentences.Add(sentence);
    }
}
