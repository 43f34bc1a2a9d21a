using Template.Jobs.Worker.Handlers;

namespace Template.Jobs.Worker;

public class A_wordcount_job
{
    [Fact]
    public async Task counts_the_words_of_a_text() =>
        Assert.Equal(
            "{\"words\":3}",
            await Leased.RunAsync(new WordCountJob(), "wordcount", "{\"text\":\"one two three\"}")
        );

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"text\":\" \"}")]
    public async Task needs_a_text(string input) =>
        Assert.Contains(
            "has a text",
            await Leased.RefusalAsync(new WordCountJob(), "wordcount", input),
            StringComparison.Ordinal
        );
}
