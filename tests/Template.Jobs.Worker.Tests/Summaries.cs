using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Template.Jobs.Worker.Ai;

namespace Template.Jobs.Worker;

public class A_summary
{
    private const string Queues = """
        Good morning. A queue holds jobs until workers take the jobs from the queue. Lunch was late.
        Nobody knows why. A worker that dies gives its jobs back to the queue for other workers. It rained.
        Jobs that fail too often leave the queue, and people look at these jobs. Good night.
        """;

    [Fact]
    public void has_the_three_sentences_that_say_most_in_their_order() =>
        Assert.Equal(
            "A queue holds jobs until workers take the jobs from the queue. "
                + "A worker that dies gives its jobs back to the queue for other workers. "
                + "Jobs that fail too often leave the queue, and people look at these jobs.",
            ExtractiveSummary.Of(Queues)
        );

    [Fact]
    public void is_the_same_each_time() =>
        Assert.Single(Enumerable.Range(0, 20).Select(_ => ExtractiveSummary.Of(Queues)).Distinct());

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    [InlineData("One word")]
    [InlineData("One.\nTwo!  Three?")]
    [InlineData("No end, no stop")]
    public void of_a_short_text_is_the_text(string text) => Assert.Equal(text, ExtractiveSummary.Of(text));

    [Theory]
    [InlineData(
        "Eins ist da. Zwei auch! Und „drei.“ Vier?",
        new[] { "Eins ist da.", "Zwei auch!", "Und „drei.“ Vier?" }
    )]
    [InlineData("«Un.» Deux… Trois ?!", new[] { "«Un.»", "Deux…", "Trois ?!" })]
    [InlineData("一つ目です。二つ目です！「三つ目。」", new[] { "一つ目です。", "二つ目です！", "「三つ目。」" })]
    [InlineData("ما هذا؟ هذا نص.", new[] { "ما هذا؟", "هذا نص." })]
    [InlineData("यह एक है। यह दो है।", new[] { "यह एक है।", "यह दो है।" })]
    [InlineData("all in small letters. this too.", new[] { "all in small letters.", "this too." })]
    public void knows_the_sentences_of_several_languages(string text, string[] sentences) =>
        Assert.Equal(sentences, Sentences.Of(text));

    [Theory]
    [InlineData("It costs 3.14 euros.")]
    [InlineData("See https://example.org/a.b?c.d!e for version 1.2.3.")]
    [InlineData("Dr. No met Mr. Bean.")]
    [InlineData("J. R. R. Tolkien wrote it.")]
    [InlineData("Use a queue, e.g. Redis, i.e. a server, etc. as said.")]
    [InlineData("Das ist z. B. ein Satz, vgl. Seite 7.")]
    [InlineData("Wait... what")]
    public void tears_nothing_apart_that_belongs_together(string sentence) =>
        Assert.Equal(
            sentence.StartsWith("Wait", StringComparison.Ordinal) ? ["Wait...", "what"] : [sentence],
            Sentences.Of(sentence)
        );

    [Theory]
    [InlineData("A heading\n\nA text")]
    [InlineData("A heading\r\n\r\nA text")]
    [InlineData("A heading\n \t\nA text")]
    public void takes_a_blank_line_for_an_end(string text) => Assert.Equal(["A heading", "A text"], Sentences.Of(text));

    [Fact]
    public void of_a_text_without_any_end_is_shorter_than_the_text()
    {
        string text = string.Join(' ', Enumerable.Range(0, 5_000).Select(x => $"word{x % 50}"));

        string summary = ExtractiveSummary.Of(text);

        Assert.InRange(summary.Length, 100, 3 * 600 + 2);
    }

    [Fact]
    public void of_letters_without_any_blank_keeps_pairs_together()
    {
        string text = "x" + string.Concat(Enumerable.Repeat("😀", 2_000));

        Assert.All(Sentences.Of(text), x => Assert.InRange(x.Length, 1, 600));
        Assert.All(Sentences.Of(text).Skip(1), x => Assert.True(char.IsHighSurrogate(x[0])));
        Assert.Equal(text, string.Concat(Sentences.Of(text)));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("a.")]
    [InlineData("a. ")]
    [InlineData("\n")]
    [InlineData("\n ")]
    [InlineData("x")]
    [InlineData("“.”\t")]
    [InlineData("word and sentence. ")]
    public async Task of_200_kilobytes_takes_no_time(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length)) + "x";

        await Task.Run(() => ExtractiveSummary.Of(text)).WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void says_nothing_that_the_text_does_not_say()
    {
        string[] parts =
        [
            "Word",
            " more",
            ". ",
            "! ",
            "? ",
            "。",
            " 3.14",
            "\n\n",
            "\r\n",
            " e.g. this",
            "😀",
            "\"",
            " ",
        ];
        Prop.ForAll(
                Gen.Elements(parts).ArrayOf().ToArbitrary(),
                chosen =>
                {
                    string text = string.Concat(chosen);
                    string[] picked = [.. ExtractiveSummary.Pick(Sentences.Of(text))];
                    int from = 0;
                    foreach (string sentence in picked)
                    {
                        from = text.IndexOf(sentence, from, StringComparison.Ordinal);
                        if (from < 0)
                            return false;
                        from += sentence.Length;
                    }

                    return picked.Length <= 3;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void loses_nothing_when_it_takes_a_text_apart() =>
        Prop.ForAll<string>(text =>
            {
                string whole = text ?? "";
                return Letters(whole) == Letters(string.Concat(Sentences.Of(whole)));
            })
            .QuickCheckThrowOnFailure();

    private static string Letters(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Concat(text.Where(x => !char.IsWhiteSpace(x)))}");
}
