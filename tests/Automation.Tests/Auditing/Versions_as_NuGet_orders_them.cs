using Automation.Auditing;
using FsCheck;
using FsCheck.Fluent;

namespace Automation.Tests.Auditing;

public sealed class Versions_as_NuGet_orders_them
{
    private static readonly Arbitrary<NuGetVersion> Any = Arb.From(
        from numbers in Gen.Choose(0, 3).ListOf(3)
        from label in Gen.Elements("", "-a", "-a.1", "-a.10", "-a.b", "-1", "-B")
        select NuGetVersion.TryParse(string.Join('.', numbers) + label)!
    );

    [Fact]
    public void Have_one_order() =>
        Prop.ForAll(
                Any,
                Any,
                Any,
                (a, b, c) =>
                    Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
                    && (a > b || b > c || a <= c)
                    && a.Equals(b) == (a.CompareTo(b) == 0)
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1.0.0-a", "1.0.0-a.1")]
    [InlineData("1.0.0-a.2", "1.0.0-a.10")]
    [InlineData("1.0.0-9", "1.0.0-a")]
    [InlineData("1.0.0-rc", "1.0.0")]
    [InlineData("1.0", "1.0.0.1")]
    [InlineData("1.9.0", "1.10")]
    [InlineData("1.0.0-ALPHA", "1.0.0-beta")]
    public void Come_one_after_the_other(string lower, string higher)
    {
        Assert.True(Version(lower) < Version(higher));
        Assert.True(Version(higher) >= Version(lower));
        Assert.True(Version(lower) != Version(higher));
    }

    [Theory]
    [InlineData("1.0", "1.0.0.0")]
    [InlineData("1.0.0-RC.1", "1.0.0-rc.1")]
    [InlineData("1.0.0+one", "1.0.0+two")]
    public void Are_the_same(string one, string other)
    {
        Assert.True(Version(one) == Version(other));
        Assert.Equal(Version(one).GetHashCode(), Version(other).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.-2")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-a..b")]
    [InlineData("v1")]
    public void Are_none(string text) => Assert.Null(NuGetVersion.TryParse(text));

    [Theory]
    [InlineData("[1.0.0, 2.0.0)", "1.0.0 1.9.9 2.0.0-rc", "0.9.0 2.0.0 1.0.0-rc")]
    [InlineData("(1.0.0, 2.0.0]", "1.0.1 2.0.0", "1.0.0 2.0.1")]
    [InlineData("(, 1.5.0]", "0.0.1 1.5.0", "1.5.1")]
    [InlineData("[1.2.3]", "1.2.3", "1.2.2 1.2.4")]
    [InlineData("1.2.3", "1.2.3 9.0.0", "1.2.2")]
    [InlineData("(,)", "0.0.0 9.0.0", "")]
    public void Are_in_ranges_or_not(string range, string within, string without)
    {
        NuGetRange parsed = NuGetRange.TryParse(range)!;
        Assert.All(within.Split(' '), x => Assert.True(parsed.Contains(Version(x)), x));
        Assert.All(
            without.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            x => Assert.False(parsed.Contains(Version(x)), x)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("(1.0.0)")]
    [InlineData("[1.0.0")]
    [InlineData("[1.0.0, 2.0.0, 3.0.0]")]
    [InlineData("[a, 2.0.0]")]
    public void Are_in_no_range_that_is_none(string text) => Assert.Null(NuGetRange.TryParse(text));

    private static NuGetVersion Version(string text) => NuGetVersion.TryParse(text)!;
}
