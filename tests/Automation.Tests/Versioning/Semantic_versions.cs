using Automation.Versioning;

namespace Automation.Tests.Versioning;

public sealed class Semantic_versions
{
    [Theory]
    [InlineData(
        "1.0.0-alpha < 1.0.0-alpha.1 < 1.0.0-beta < 1.0.0-beta.2 < 1.0.0-beta.11 < 1.0.0-rc.1 < 1.0.0 < 1.0.1 < 1.1.0 < 2.0.0-1 < 2.0.0"
    )]
    public void Have_an_order(string order)
    {
        SemanticVersion[] versions = [.. order.Split(" < ").Select(x => Parse(x)!)];
        for (int i = 0; i < versions.Length; i++)
        {
            for (int j = 0; j < versions.Length; j++)
            {
                Assert.Equal(i.CompareTo(j), Math.Sign(versions[i].CompareTo(versions[j])));
                Assert.Equal(i < j, versions[i] < versions[j]);
                Assert.Equal(i <= j, versions[i] <= versions[j]);
                Assert.Equal(i > j, versions[i] > versions[j]);
                Assert.Equal(i >= j, versions[i] >= versions[j]);
            }
        }
        Assert.Equal(1, versions[0].CompareTo(null));
    }

    [Theory]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("v1.2.3-beta1", "1.2.3-beta.1")]
    [InlineData("V1.2.3-beta.1+meta", "1.2.3-beta.1")]
    [InlineData("1.2.3-5", "1.2.3-5")]
    [InlineData("1.2.3-a-5", "1.2.3-a-5")]
    [InlineData("1.2.3-a.b.6", "1.2.3-a.b.6")]
    [InlineData("01.2.3", null)]
    [InlineData("1.2", null)]
    [InlineData("1.2.3.4", null)]
    [InlineData("1.2.3-", null)]
    [InlineData("1.2.3-01", null)]
    [InlineData("99999999999999999999.0.0", null)]
    [InlineData("x1.2.3", null)]
    [InlineData("", null)]
    public void Are_read_strictly(string text, string? version) => Assert.Equal(version, Parse(text)?.ToString());

    [Theory]
    [InlineData("1", "1.0.0")]
    [InlineData("v1.2", "1.2.0")]
    [InlineData("1.2.3.4", "1.2.3")]
    [InlineData("01.02.03-x", "1.2.3-x")]
    [InlineData("one", null)]
    public void Are_read_loosely_when_asked(string text, string? version) =>
        Assert.Equal(version, SemanticVersion.TryParse(text, "[vV]?", isLoose: true)?.ToString());

    [Fact]
    public void Are_read_as_they_are_written_and_rise_when_raised()
    {
        Random random = new(4);
        for (int i = 0; i < 2_000; i++)
        {
            SemanticVersion version = new(random.Next(3), random.Next(3), random.Next(3), Tag(random));
            Assert.Equal(version, Parse(version.ToString()));
            VersionField field = (VersionField)random.Next(4);
            SemanticVersion next = version.Next(field, random.Next(2) == 0 ? null : "rc", force: random.Next(2) == 0);
            Assert.True(next.IsPreRelease, $"{next} is stable.");
            Assert.True(next.CompareNumbers(version) >= 0, $"{next} is below {version}.");
            SemanticVersion forced = version.Next(field, null, force: true);
            Assert.Equal(field != VersionField.None, forced.CompareNumbers(version) > 0);
            SemanticVersion high = SemanticVersion.Zero with { Major = 9 };
            Assert.Equal(0, version.Next(field, null, force: false, high).CompareNumbers(high));
        }
    }

    private static PreReleaseTag Tag(Random random) =>
        random.Next(4) switch
        {
            0 => PreReleaseTag.None,
            1 => new PreReleaseTag("", random.Next(9)),
            2 => new PreReleaseTag("beta", random.Next(9)),
            _ => new PreReleaseTag("alpha", null),
        };

    private static SemanticVersion? Parse(string text) => SemanticVersion.TryParse(text, "[vV]?", isLoose: false);
}
