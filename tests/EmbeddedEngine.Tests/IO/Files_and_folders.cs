using Nuke.Common.IO;

namespace EmbeddedEngine.Tests.IO;

public sealed class Files_and_folders : IDisposable
{
    private readonly ScratchFolder scratch = new();

    private AbsolutePath Root => AbsolutePath.Create(scratch.Path);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_found_when_they_exist()
    {
        AbsolutePath file = (Root / "deep" / "a.txt").WriteAllText("x");
        Assert.True(file.Exists());
        Assert.True(file.FileExists());
        Assert.False(file.DirectoryExists());
        Assert.Equal(file, file.Existing());
        Assert.Equal(file, file.ExistingFile());
        Assert.Null(file.ExistingDirectory());
        Assert.Equal(Root, Root.ExistingDirectory());
        Assert.Null((Root / "none").Existing());
        Assert.Null((Root / "none").ExistingFile());
        Assert.Equal([file], new[] { file, Root }.WhereFileExists());
        Assert.Equal([Root], new[] { file, Root }.WhereDirectoryExists());
        Assert.True(Root.ContainsFile("*.txt", depth: 2));
        Assert.False(Root.ContainsFile("*.txt"));
        Assert.True(Root.ContainsDirectory("deep"));
    }

    [Fact]
    public void Are_written_and_read()
    {
        AbsolutePath file = Root / "x" / "a.txt";
        Assert.Equal("ä", file.WriteAllText("ä").ReadAllText());
        Assert.Equal([0xC3, 0xA4], file.ReadAllBytes());
        Assert.Equal("äb", file.AppendAllText("b").ReadAllText());
        Assert.Equal("ÄB", file.UpdateText(x => x.ToUpperInvariant()).ReadAllText());
        Assert.Equal(["1", "2"], file.WriteAllLines(["1", "2"]).ReadAllLines());
        Assert.Equal([7], file.WriteAllBytes([7]).ReadAllBytes());
    }

    [Fact]
    public void Are_made_and_deleted()
    {
        AbsolutePath folder = (Root / "a" / "b").CreateDirectory();
        AbsolutePath file = (folder / "f").TouchFile();
        Assert.True(file.FileExists());
        folder.CreateOrCleanDirectory();
        Assert.False(file.FileExists());
        Assert.True(folder.DirectoryExists());
        (folder / "f").TouchFile(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), createDirectories: false);
        Assert.Equal(2020, File.GetLastWriteTimeUtc(folder / "f").Year);
        Root.GlobFiles("**/f").DeleteFiles();
        Assert.False((folder / "f").FileExists());
        new[] { folder }.DeleteDirectories();
        Assert.False(folder.DirectoryExists());
        folder.DeleteDirectory();
        (folder / "f").DeleteFile();
    }

    [Fact]
    public void Behind_a_link_stay_when_the_link_is_deleted()
    {
        AbsolutePath kept = (Root / "real" / "f").TouchFile();
        Directory.CreateSymbolicLink(Root / "link", Root / "real");
        (Root / "link").DeleteDirectory();
        Assert.False(Directory.Exists(Root / "link"));
        Assert.True(kept.FileExists());
    }

    [Fact]
    public void Are_listed_down_to_a_depth()
    {
        (Root / "a.cs").TouchFile();
        (Root / "d" / "b.cs").TouchFile();
        (Root / "d" / "e" / "c.cs").TouchFile();
        Assert.Equal([Root / "a.cs"], Root.GetFiles("*.cs"));
        Assert.Equal([Root / "a.cs", Root / "d" / "b.cs"], Root.GetFiles("*.cs", depth: 2));
        Assert.Equal([Root / "d", Root / "d" / "e"], Root.GetDirectories(depth: 3));
        Assert.Empty((Root / "none").GetFiles());
        Assert.Empty(Root.GetFiles(attributes: FileAttributes.Device));
    }

    [Fact]
    public void Are_copied_with_all_in_them()
    {
        (Root / "from" / "x" / "f").WriteAllText("new");
        (Root / "from").Copy(Root / "to");
        Assert.Equal("new", (Root / "to" / "x" / "f").ReadAllText());
        Assert.Throws<IOException>(() => (Root / "from").Copy(Root / "to"));
        (Root / "to" / "x" / "f").WriteAllText("kept");
        (Root / "from").Copy(Root / "to", ExistsPolicy.MergeAndSkip);
        Assert.Equal("kept", (Root / "to" / "x" / "f").ReadAllText());
        (Root / "from").Copy(Root / "to", ExistsPolicy.MergeAndOverwrite);
        Assert.Equal("new", (Root / "to" / "x" / "f").ReadAllText());
        Assert.Equal(Root / "into" / "f", (Root / "from" / "x" / "f").CopyToDirectory(Root / "into"));
    }

    [Fact]
    public void Are_copied_over_older_ones_only_when_asked()
    {
        AbsolutePath source = (Root / "s").WriteAllText("source");
        AbsolutePath target = (Root / "t").WriteAllText("target");
        File.SetLastWriteTimeUtc(source, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        source.Copy(target, ExistsPolicy.FileOverwriteIfNewer);
        Assert.Equal("target", target.ReadAllText());
        File.SetLastWriteTimeUtc(source, new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        source.Copy(target, ExistsPolicy.FileOverwriteIfNewer);
        Assert.Equal("source", target.ReadAllText());
        Assert.Throws<IOException>(() => source.Copy(target));
    }

    [Fact]
    public void Are_moved_and_renamed()
    {
        AbsolutePath file = (Root / "a" / "f").WriteAllText("x");
        Assert.Equal(Root / "a" / "g", file.Rename("g"));
        (Root / "a").Move(Root / "b");
        Assert.False((Root / "a").DirectoryExists());
        (Root / "c" / "h").WriteAllText("y");
        (Root / "c").Move(Root / "b", ExistsPolicy.MergeAndOverwrite);
        Assert.Equal("y", (Root / "b" / "h").ReadAllText());
        Assert.Equal("x", (Root / "b" / "g").MoveToDirectory(Root / "z").ReadAllText());
    }

    [Fact]
    public void Are_found_by_patterns()
    {
        foreach (string name in new[] { "a.cs", "b.txt", "x/c.cs", "x/y/d.cs", "x/y/e.md" })
            (Root / name).TouchFile();
        Directory.CreateSymbolicLink(Root / "loop", Root);
        Assert.Equal([Root / "a.cs"], Root.GlobFiles("*.cs"));
        Assert.Equal([Root / "a.cs", Root / "x" / "c.cs", Root / "x" / "y" / "d.cs"], Root.GlobFiles("**/*.cs"));
        Assert.Equal(
            [Root / "x" / "y" / "d.cs", Root / "x" / "y" / "e.md"],
            Root.GlobFiles("x/*/?.{cs,md}", "none/**")
        );
        Assert.Equal([Root / "x" / "y" / "d.cs", Root / "x" / "y" / "e.md"], Root.GlobFiles("x/y/**"));
        Assert.Contains(Root / "x" / "y", Root.GlobDirectories("**"));
        Assert.Equal([Root / "x"], Root.GlobDirectories("x"));
        Assert.Equal([Root / "a.cs"], (Root / "x").GlobFiles("../a.cs"));
        Assert.Empty((Root / "none").GlobFiles("*"));
    }
}
