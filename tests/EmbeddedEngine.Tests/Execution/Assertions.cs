using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Nuke.Common.Utilities.Collections;
using That = Nuke.Common.Assert;

namespace EmbeddedEngine.Tests.Execution;

public sealed class Assertions
{
    [Fact]
    public void Let_pass_what_holds()
    {
        That.True(true);
        That.False(false);
        Assert.Equal("x", "x".NotNull());
        Assert.Equal("x", "x".NotNullOrEmpty());
        Assert.Equal("x", "x".NotNullOrWhiteSpace());
        int[] one = [1];
        Assert.Same(one, one.NotEmpty());
        Assert.Same(one, That.Count(one, 1));
        Assert.Same(one, one.HasSingleItem());
        Assert.Empty(Array.Empty<int>().Empty());
        Assert.Equal("/", That.DirectoryExists((AbsolutePath)"/"));
        AbsolutePath file = (AbsolutePath)typeof(Assertions).Assembly.Location;
        Assert.Equal(file, That.FileExists(file));
    }

    [Fact]
    public void Name_what_does_not_hold()
    {
        bool fine = false;
        string? none = null;
        int[] empty = [];
        Assert.Contains("fine", Throws(() => That.True(fine)), StringComparison.Ordinal);
        Assert.Contains("!fine", Throws(() => That.False(!fine)), StringComparison.Ordinal);
        Assert.Contains("none", Throws(() => none.NotNull()), StringComparison.Ordinal);
        Assert.Contains("none", Throws(() => none.NotNullOrEmpty()), StringComparison.Ordinal);
        Assert.Contains("none", Throws(() => none.NotNullOrWhiteSpace()), StringComparison.Ordinal);
        Assert.Contains("empty", Throws(() => empty.NotEmpty()), StringComparison.Ordinal);
        Assert.Contains("2 but it holds 0", Throws(() => That.Count(empty, 2)), StringComparison.Ordinal);
        Assert.Contains("1 but it holds 0", Throws(() => empty.HasSingleItem()), StringComparison.Ordinal);
        Assert.Contains("said so", Throws(() => new[] { 1 }.Empty("said so")), StringComparison.Ordinal);
        Assert.Contains("/no/file", Throws(() => That.FileExists((AbsolutePath)"/no/file")), StringComparison.Ordinal);
        Assert.Contains(
            "/no/folder",
            Throws(() => That.DirectoryExists((AbsolutePath)"/no/folder")),
            StringComparison.Ordinal
        );
        Assert.Equal("x", Assert.Throws<AssertionException>(() => That.Fail("x")).Message);
        Assert.Equal("x", new AssertionException("x").Message);
        Assert.NotNull(new AssertionException().Message);

        static string Throws(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    [Fact]
    public void Stand_beside_small_steps_with_collections_and_texts()
    {
        List<int> seen = [];
        new[] { 1, 2 }.ForEach(seen.Add);
        Assert.Equal([1, 2], seen);
        Assert.Equal(["a"], new[] { "a", null }.WhereNotNull());
        Assert.Equal("1", ((IDictionary<int, string>)new Dictionary<int, string>()).AddPair(5, 1)[5]);
        Assert.Equal("", new Dictionary<string, string>(StringComparer.Ordinal).AddPair("k", (string?)null)["k"]);
        Assert.Equal("a-b", new[] { "a", "b" }.Join("-"));
        Assert.Equal("a, b", new[] { "a", "b" }.JoinComma());
        Assert.Equal("a" + Environment.NewLine + "b", new[] { "a", "b" }.JoinNewLine());
        Assert.True("a".EqualsOrdinalIgnoreCase("A"));
        Assert.True("abc".StartsWithOrdinalIgnoreCase("AB"));
        Assert.True("".IsNullOrEmpty());
        Assert.True(" ".IsNullOrWhiteSpace());
    }

    [Fact]
    public void Know_the_machine()
    {
        Assert.Equal(EnvironmentInfo.IsUnix, !EnvironmentInfo.IsWin);
        Assert.True(EnvironmentInfo.IsWin || EnvironmentInfo.IsLinux || EnvironmentInfo.IsOsx);
        Assert.NotEqual(PlatformFamily.Unknown, EnvironmentInfo.Platform);
        Assert.Equal(Environment.Is64BitProcess, EnvironmentInfo.Is64Bit);
        EnvironmentInfo.SetVariable("ENGINE_TEST", "5");
        Assert.Equal(5, EnvironmentInfo.GetVariable<int>("ENGINE_TEST"));
        Assert.True(EnvironmentInfo.HasVariable("ENGINE_TEST"));
        Assert.Equal("5", EnvironmentInfo.Variables["ENGINE_TEST"]);
        EnvironmentInfo.SetVariable("ENGINE_TEST", null);
        Assert.Equal(0, EnvironmentInfo.GetVariable<int>("ENGINE_TEST"));
    }
}
