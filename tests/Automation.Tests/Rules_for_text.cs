using System.Text;
using Automation.Formatting;
using FsCheck;
using FsCheck.Fluent;

namespace Automation.Tests;

public sealed class Rules_for_text
{
    [Theory]
    [InlineData("a.txt", "a  \n", "a\n", "trailing blanks on line 1")]
    [InlineData("a.txt", "a\nb\t\nc\n", "a\nb\nc\n", "trailing blanks on line 2")]
    [InlineData("a.txt", "a\r\nb\n", "a\nb\n", "a Windows line end on line 1")]
    [InlineData("a.txt", "a", "a\n", "no line end after line 1")]
    [InlineData("a.txt", "a\n\n\n", "a\n", "blank lines at the end, from line 2")]
    [InlineData("a.txt", "\uFEFFa\n", "a\n", "a byte order mark")]
    [InlineData("a.cmd", "a\n", "a\r\n", "a Unix line end on line 1")]
    [InlineData("a.BAT", "a\r\nb \r\n", "a\r\nb\r\n", "trailing blanks on line 2")]
    public void Mend_and_explain(string path, string content, string mended, string reason)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        Assert.Equal(mended, Encoding.UTF8.GetString(TextRules.Apply(path, bytes)));
        Assert.Equal(reason, TextRules.Explain(bytes, TextRules.Apply(path, bytes)));
    }

    [Theory]
    [InlineData("a.md", "a  \nb\n")]
    [InlineData("a.txt", "a\nb\n")]
    [InlineData("a.cmd", "a\r\n")]
    public void Leave_what_is_right(string path, string content) =>
        Assert.Equal(content, Encoding.UTF8.GetString(TextRules.Apply(path, Encoding.UTF8.GetBytes(content))));

    [Fact]
    public void Leave_what_nobody_wrote_as_text()
    {
        Assert.True(TextRules.IsExempt("a.txt", []));
        Assert.True(TextRules.IsExempt("a.png", [1, 0, 2]));
        Assert.True(TextRules.IsExempt("src/packages.lock.json", "{}"u8));
        Assert.True(TextRules.IsExempt("All.sln", "a"u8));
        Assert.False(TextRules.IsExempt("a.txt", "a"u8));
    }

    [Fact]
    public void Empty_a_file_of_nothing_but_blanks() => Assert.Empty(TextRules.Apply("a.txt", " \n\t\n"u8));

    [Fact]
    public void Are_content_with_what_they_mended() =>
        Prop.ForAll(
                Content(),
                content =>
                    new[] { "a.txt", "a.md", "a.cmd" }.All(path =>
                        TextRules
                            .Apply(path, TextRules.Apply(path, content))
                            .AsSpan()
                            .SequenceEqual(TextRules.Apply(path, content))
                    )
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Change_nothing_but_blanks_and_line_ends() =>
        Prop.ForAll(Content(), content => Solid(TextRules.Apply("a.txt", content)).SequenceEqual(Solid(content)))
            .QuickCheckThrowOnFailure();

    private static Arbitrary<byte[]> Content() =>
        Gen.ArrayOf(Gen.Elements<byte>((byte)'a', (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', 0xE4)).ToArbitrary();

    private static IEnumerable<byte> Solid(byte[] content) =>
        content.Where(x => x is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
}
