using Nuke.Common.IO;

namespace EmbeddedEngine.Tests.IO;

public sealed class Absolute_paths
{
    private static readonly AbsolutePath Home = AbsolutePath.Create("/home/me");

    [Fact]
    public void Are_normalised()
    {
        Assert.Equal("/home/you", AbsolutePath.Create("/home/./me/../you/"));
        Assert.Equal("/", AbsolutePath.Create("/"));
    }

    [Fact]
    public void Refuse_relative_texts() =>
        Assert.Contains(
            "not a full path",
            Assert.Throws<ArgumentException>(() => AbsolutePath.Create("me")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Combine_with_slashes()
    {
        Assert.Equal("/home/me/a/b", Home / "a" / "b");
        Assert.Equal("/home/me", Home / null);
        Assert.Equal("/home", Home / ..);
        Assert.Equal("/", AbsolutePath.Create("/") / ..);
        Assert.Equal("/home/me.txt", Home + ".txt");
        Assert.Throws<ArgumentException>(() => Home / (1..2));
    }

    [Fact]
    public void Know_their_parts()
    {
        AbsolutePath file = Home / "notes.old.txt";
        Assert.Equal("notes.old.txt", file.Name);
        Assert.Equal("notes.old", file.NameWithoutExtension);
        Assert.Equal(".txt", file.Extension);
        Assert.Equal(Home, file.Parent);
        Assert.Null(AbsolutePath.Create("/").Parent);
        Assert.Same(file, ((IAbsolutePathHolder)file).Path);
    }

    [Fact]
    public void Compare_by_their_text()
    {
        AbsolutePath same = AbsolutePath.Create("/home/me");
        Assert.True(Home == same);
        Assert.False(Home != same);
        Assert.True(Home.Equals((object)same));
        Assert.Equal(Home.GetHashCode(), same.GetHashCode());
        Assert.False(Home == AbsolutePath.Create("/home/ME"));
        Assert.False(Home == null);
        Assert.True((AbsolutePath?)null == null);
        Assert.Null((string?)(AbsolutePath?)null);
        Assert.Null((AbsolutePath?)(string?)null);
    }

    [Theory]
    [InlineData("d", "\"/home/a b\"")]
    [InlineData("dn", "\"/home/a b\"")]
    [InlineData("s", "'/home/a b'")]
    [InlineData("sn", "'/home/a b'")]
    [InlineData("nq", "/home/a b")]
    [InlineData(null, "/home/a b")]
    public void Are_quoted_as_asked(string? format, string expected) =>
        Assert.Equal(expected, AbsolutePath.Create("/home/a b").ToString(format));

    [Fact]
    public void Are_quoted_only_when_needed()
    {
        Assert.Equal("/home/me", Home.ToString("dn"));
        Assert.Equal("/home/me", Home.ToString("sn"));
        Assert.Throws<ArgumentException>(() => Home.ToString("x"));
    }

    [Fact]
    public void Are_read_from_text_by_type_converters()
    {
        System.ComponentModel.TypeConverter converter = System.ComponentModel.TypeDescriptor.GetConverter(
            typeof(AbsolutePath)
        );
        Assert.True(converter.CanConvertFrom(typeof(string)));
        Assert.Equal(Home, converter.ConvertFrom("/home/me"));
    }

    [Fact]
    public void Lead_to_each_other()
    {
        Assert.Equal("../you/x", (string)Home.GetRelativePathTo("/home/you/x"));
        Assert.Equal("a/b", Home.GetUnixRelativePathTo(Home / "a" / "b").ToString());
        Assert.True(AbsolutePath.Create("/home").Contains(Home));
        Assert.False(Home.Contains(Home));
        Assert.Equal("/home", Home.FindParent(x => x.Name == "home"));
        Assert.Equal(Home, Home.FindParentOrSelf(x => x.Name == "me"));
        Assert.Null(Home.FindParentOrSelf(x => x.Name == "nobody"));
    }

    [Fact]
    public void Change_their_extension()
    {
        Assert.Equal("/home/me.md", (AbsolutePath.Create("/home/me.txt")).WithExtension("md"));
        Assert.True(AbsolutePath.Create("/home/me.txt").HasExtension("md", ".txt"));
        Assert.False(AbsolutePath.Create("/home/me.txt").HasExtension("xt"));
    }
}
