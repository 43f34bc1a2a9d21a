using System.Text;
using Automation.Git;
using Automation.Processes;

namespace Automation.Tests;

public sealed class Git_as_it_is
{
    [Fact]
    public void Names_files_by_bytes()
    {
        GitPath path = new(new byte[] { (byte)'a', 0xE9, (byte)'b' });
        Assert.False(path.IsText);
        Assert.NotEqual(new GitPath("aéb"), path);
        Assert.Equal(new GitPath("aéb"), new GitPath("aéb"));
        Assert.Equal(new GitPath("aéb").GetHashCode(), new GitPath("aéb").GetHashCode());
        Assert.Equal("\"a\\nb\\t\\\"\\x01\"", new GitPath("a\nb\t\"\u0001").Shown);
        Assert.Equal("a b", new GitPath("a b").ToString());
    }

    [Fact]
    public void Gives_staged_changes_of_all_kinds()
    {
        using GitScratch git = new();
        git.Write("gone.txt", "x\n");
        git.Write("same.txt", "x\n");
        git.Write("changed.txt", "x\n");
        git.Commit("first");
        File.Delete(git.At("gone.txt"));
        git.Write("changed.txt", "y\n");
        git.Write("line\nend ü.txt", "z\n");
        git.Git("add", "-A");
        IReadOnlyList<StagedChange> changes = StagedChanges.Read(git.Repository);
        Assert.Equal(
            ["M changed.txt", "D gone.txt", "A line\nend ü.txt"],
            changes.Select(x => $"{x.Status} {x.New.Path.Text}")
        );
        Assert.Equal("100644", changes[0].OldMode);
        IReadOnlyList<Blob?> blobs = BlobReader.Read(
            git.Repository,
            [changes[0].New.Id, ":nothing", changes[2].New.Id],
            limit: 2
        );
        Assert.Equal("y\n", Encoding.UTF8.GetString(blobs[0]!.Content!.Value.Span));
        Assert.Null(blobs[1]);
        Assert.Equal(2, blobs[2]!.Size);
        Assert.Null(BlobReader.Read(git.Repository, [changes[0].New.Id], limit: 1)[0]!.Content);
        Assert.Empty(BlobReader.Read(git.Repository, []));
    }

    [Theory]
    [InlineData("nonsense\0path\0")]
    [InlineData(":1 2 3 4 \0path\0")]
    [InlineData(":1 2 3 4 M\0")]
    public void In_a_form_that_nobody_knows_is_refused(string raw) =>
        Assert.Throws<AutomationException>(() => StagedChanges.Parse(Encoding.UTF8.GetBytes(raw)));

    [Fact]
    public void In_a_listing_that_nobody_knows_is_refused() =>
        Assert.Throws<AutomationException>(() => IndexListing.Parse(Encoding.UTF8.GetBytes("nonsense\0")));

    [Fact]
    public void Tells_why_it_failed()
    {
        using GitScratch git = new();
        string message = Assert.Throws<AutomationException>(() => git.Repository.Run(["rev-parse", "nothing"])).Message;
        Assert.StartsWith("git rev-parse nothing failed: fatal:", message, StringComparison.Ordinal);
        Assert.Null(git.Repository.TryLine("rev-parse", "--verify", "nothing"));
        Assert.Contains(
            "git fsck",
            Assert.Throws<AutomationException>(() => BlobReader.Read(new GitRepository(git.At("none")), ["x"])).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Runs_as_any_program_does(bool isPlaced)
    {
        if (OperatingSystem.IsWindows())
            return;
        byte[] large = new byte[300_000];
        Array.Fill(large, (byte)'x');
        Command cat = new("cat", [], "/") { Input = large, IsPlaced = isPlaced };
        Assert.Equal(large, cat.RunForBytes().Output);
        Dictionary<string, string?> environment = new(StringComparer.Ordinal) { ["A"] = "ä b", ["HOME"] = null };
        Command sh = new("sh", ["-c", "echo \"$A$HOME\"; echo no >&2; trap - PIPE; exit 3"], "/")
        {
            Environment = environment,
            IsPlaced = isPlaced,
        };
        Assert.Equal(new CommandResult(3, "ä b\n", "no\n"), sh.Run());
        Assert.Equal(
            new CommandResult(0, "", ""),
            new Command("true", [], "/") { Input = large, IsPlaced = isPlaced }.Run()
        );
        Assert.Equal(
            137,
            new Command("sh", ["-c", "kill -9 $$"], "/") { IsPlaced = isPlaced }
                .Run()
                .ExitCode
        );
        string message = Assert
            .Throws<AutomationException>(() => new Command("no-such-program", [], "/") { IsPlaced = isPlaced }.Run())
            .Message;
        Assert.StartsWith("no-such-program cannot be started: ", message, StringComparison.Ordinal);
        if (!OperatingSystem.IsLinux())
            return;
        // What this process inherited itself, its children inherit too; what it opened, they do not.
        string[] opened = new Command("ls", ["/proc/self/fd"], "/") { IsPlaced = isPlaced }
            .Run()
            .Output.Split('\n');
        Assert.Empty(opened.Where(x => x.Length > 0 && x is not ("0" or "1" or "2" or "3")).Except(Inheritable()));
    }

    /// <summary>The open files of this process that are not closed in its children.</summary>
    private static HashSet<string> Inheritable()
    {
        const int closedOnExec = 0x80000;
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles("/proc/self/fdinfo"))
        {
            try
            {
                string flags = File.ReadLines(file).First(x => x.StartsWith("flags:", StringComparison.Ordinal));
                if ((Convert.ToInt32(flags[6..].Trim(), 8) & closedOnExec) == 0)
                    names.Add(Path.GetFileName(file));
            }
            catch (IOException)
            {
                // It was closed meanwhile.
            }
        }
        return names;
    }
}
