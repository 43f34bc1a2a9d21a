using Nuke.Common.Reporting;

namespace EmbeddedEngine.Tests.Reporting;

public sealed class Messages
{
    [Theory]
    [InlineData("{Count} tests in {Where}", "7 tests in src")]
    [InlineData("{Count,4}|{Where,-5}|", "   7|src  |")]
    [InlineData("{Count:000} {@Where:l}", "007 src")]
    [InlineData("{{Count}} {Count}", "{Count} 7")]
    [InlineData("{ not a hole } {Count}", "{ not a hole } 7")]
    [InlineData("{Count} {Where} {More}", "7 src {More}")]
    [InlineData("{Count", "{Count")]
    [InlineData("{Count,x}", "7")]
    public void Fill_their_holes_in_order(string template, string expected) =>
        Assert.Equal(expected, MessageTemplate.Render(template, [7, "src"]));

    [Fact]
    public void Show_lists_and_nothing()
    {
        Assert.Equal("[1, a, null]", MessageTemplate.Render("{Items}", [new object?[] { 1, "a", null }]));
        Assert.Equal("null", MessageTemplate.Render("{Item}", [null]));
        Assert.Equal("System.Object", MessageTemplate.Render("{Item}", [new object()]));
    }

    [Fact]
    public void Have_their_secrets_masked()
    {
        SecretMask mask = new(["hunter2", "two\nlines", "ab", ""]);
        Assert.Equal("a *** and *** and *** and ab", mask.Apply("a hunter2 and two and lines and ab"));
        Assert.True(new SecretMask(["", "ab"]).IsEmpty);
    }

    [Fact]
    public void Have_secrets_masked_that_are_written_in_pieces()
    {
        using StringWriter inner = new();
        using MaskingWriter writer = new(inner, new SecretMask(["hunter2"]));
        writer.Write("my hun");
        writer.Write("ter");
        Assert.Empty(inner.ToString());
        writer.WriteLine("2");
        Assert.Equal("my ***\n", inner.ToString());
        foreach (char c in "hunter2\n")
            writer.Write(c);
        writer.Write("one\nhunter");
        Assert.Equal("my ***\n***\none\n", inner.ToString());
        writer.Write("2");
        writer.Flush();
        Assert.EndsWith("one\n***", inner.ToString(), StringComparison.Ordinal);
        Assert.Equal(inner.Encoding, writer.Encoding);
        writer.Write((string?)null);
    }
}
