using Automation.Auditing;

namespace Automation.Tests.Auditing;

public sealed class Advisories_of_a_feed : IDisposable
{
    private readonly LoopbackFeed feed = new();

    public void Dispose() => feed.Dispose();

    [Theory]
    [InlineData("Bad", "1.1.0", "1.3.1")]
    [InlineData("BAD", "1.1.0-rc", "1.2.5-rc.1")]
    [InlineData("Bad", "1.4.0", null)]
    [InlineData("Good", "1.0.0", null)]
    [InlineData("Bad", "no version", null)]
    public void Tell_the_first_listed_version_without_any(string package, string version, string? first)
    {
        using AdvisorySources sources = AdvisorySources.Ask(["/a/folder", feed.Address]);
        Assert.True(sources.Tells);
        Assert.Equal(first, sources.FirstWithout(package, version));
    }

    [Fact]
    public void Are_compared_with_all_versions_where_none_is_marked_as_listed()
    {
        feed.With(
            "index.json",
            """
            { "resources": [ { "@type": "VulnerabilityInfo/6.7.0", "@id": "ROOT/weak.json" },
              { "@type": "PackageBaseAddress/3.0.0", "@id": "ROOT/flat" } ] }
            """
        );
        feed.With("flat/bad/index.json", """{ "versions": ["1.1.0", "1.3.0", "1.4.0"] }""");
        using AdvisorySources sources = AdvisorySources.Ask([feed.Address]);
        Assert.Equal("1.3.0", sources.FirstWithout("Bad", "1.1.0"));
    }

    [Fact]
    public void Are_read_once()
    {
        using AdvisorySources sources = AdvisorySources.Ask([feed.Address]);
        sources.FirstWithout("Bad", "1.1.0");
        sources.FirstWithout("Bad", "1.0.0");
        Assert.Equal(feed.Asked.Distinct(StringComparer.Ordinal), feed.Asked);
    }

    [Fact]
    public void Are_not_there_when_the_feed_has_none()
    {
        feed.With("index.json", """{ "resources": [{ "@type": "PackageBaseAddress/3.0.0", "@id": "ROOT/flat/" }] }""");
        using AdvisorySources sources = AdvisorySources.Ask([feed.Address]);
        Assert.False(sources.Tells);
        Assert.Null(sources.FirstWithout("Bad", "1.1.0"));
    }

    [Theory]
    [InlineData("no JSON")]
    [InlineData("{}")]
    public void Are_not_taken_for_none_when_the_feed_answers_nonsense(string index)
    {
        feed.With("index.json", index);
        Assert.Contains(
            "could not be asked for known weaknesses: what it answers",
            Failure(feed.Address),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_not_taken_for_none_when_the_feed_is_away() =>
        Assert.Contains(
            "http://127.0.0.1:1/index.json could not be asked for known weaknesses",
            Failure(feed.Address, "http://127.0.0.1:1/index.json"),
            StringComparison.Ordinal
        );

    [Fact]
    public void Are_told_by_another_feed_where_one_wants_a_sign_in()
    {
        using LoopbackFeed closed = new() { Missing = 401 };
        string address = closed.Address.Replace("index", "private", StringComparison.Ordinal);
        Assert.Contains($"{address} could not be asked", Failure(address), StringComparison.Ordinal);
        using AdvisorySources sources = AdvisorySources.Ask([address, feed.Address]);
        Assert.True(sources.Tells);
    }

    [Fact]
    public void Are_not_guessed_when_a_page_is_missing_in_part()
    {
        feed.With("weak.json", "{}");
        using AdvisorySources sources = AdvisorySources.Ask([feed.Address]);
        Assert.Contains(
            "So no version without the weakness can be named.",
            Assert.Throws<AutomationException>(() => sources.FirstWithout("Bad", "1.1.0")).Message,
            StringComparison.Ordinal
        );
    }

    private static string Failure(params string[] sources) =>
        Assert.Throws<AutomationException>(() => AdvisorySources.Ask(sources)).Message;
}
