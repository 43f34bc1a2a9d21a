using System.Diagnostics.CodeAnalysis;

namespace Template.FizzBuzz.Cli.Tests;

[SuppressMessage("Interoperability", "CA1416", Justification = "Tests of file modes run on Unix only.")]
public sealed class A_file_that_is_written : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void is_made_where_there_was_none()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--end", "3", "--output", folder["numbers"]));
        Assert.Equal("1\n2\nFizz\n", File.ReadAllText(folder["numbers"]));
        Assert.Equal(["numbers"], folder.Files);
        Assert.Empty(host.Output + host.ErrorText);
    }

    [Fact]
    public void takes_the_place_of_what_was_there()
    {
        File.WriteAllText(folder["numbers"], new string('x', 1_000));
        Assert.Equal(0, new TestHost().Run("--end", "1", "--output", folder["numbers"]));
        Assert.Equal("1\n", File.ReadAllText(folder["numbers"]));
        Assert.Equal(["numbers"], folder.Files);
    }

    [Fact]
    public void may_be_named_without_its_folder()
    {
        string path = Path.GetRelativePath(Environment.CurrentDirectory, folder["numbers"]);
        Assert.Equal(0, new TestHost().Run("--end", "1", "--output", path));
        Assert.Equal("1\n", File.ReadAllText(folder["numbers"]));
    }

    [UnixFact]
    public void is_replaced_in_one_step_so_that_its_readers_read_on()
    {
        File.WriteAllText(folder["numbers"], "old");
        using StreamReader reader = File.OpenText(folder["numbers"]);
        Assert.Equal(0, new TestHost().Run("--output", folder["numbers"]));
        Assert.Equal("old", reader.ReadToEnd());
    }

    [UnixFact]
    public void keeps_its_mode()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;
        File.WriteAllText(folder["numbers"], "old");
        File.SetUnixFileMode(folder["numbers"], Mode);
        Assert.Equal(0, new TestHost().Run("--output", folder["numbers"]));
        Assert.Equal(Mode, File.GetUnixFileMode(folder["numbers"]));
    }

    [UnixFact]
    public void is_found_through_a_link_that_stays()
    {
        File.WriteAllText(folder["numbers"], "old");
        File.CreateSymbolicLink(folder["link"], "numbers");
        Assert.Equal(0, new TestHost().Run("--end", "1", "--output", folder["link"]));
        Assert.Equal("numbers", new FileInfo(folder["link"]).LinkTarget);
        Assert.Equal("1\n", File.ReadAllText(folder["numbers"]));
    }

    [Fact]
    public void cannot_be_a_folder()
    {
        string reason = "it is a folder; name a file in it. A file that was there before is as it was.";
        AssertRefused(folder.FullName, reason);
        AssertRefused(folder["new"] + Path.DirectorySeparatorChar, reason);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public void needs_its_folder() =>
        AssertRefused(
            Path.Combine(folder["none"], "numbers"),
            "its folder does not exist; create it first, or choose another. A file that was there before is as it was."
        );

    [Fact]
    public void has_a_name_that_is_not_too_long()
    {
        TestHost host = new();
        Assert.Equal(74, host.Run("--output", folder[new string('n', 5_000)]));
        Assert.Contains("the path is too long; choose a shorter one", host.ErrorText, StringComparison.Ordinal);
    }

    [Fact]
    public void must_be_allowed_to_be_written()
    {
        File.WriteAllText(folder["numbers"], "old");
        File.SetAttributes(folder["numbers"], FileAttributes.ReadOnly);
        TestHost host = new();
        int exitCode = host.Run("--output", folder["numbers"]);
        File.SetAttributes(folder["numbers"], FileAttributes.Normal);

        // Nothing is forbidden to root.
        Assert.Equal(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows() ? 0 : 74, exitCode);
        Assert.Equal(exitCode != 0, host.ErrorText.Contains("you are not allowed to", StringComparison.Ordinal));
    }

    [LinuxFact]
    public void may_be_a_device()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--output", "/dev/null"));
        File.CreateSymbolicLink(folder["null"], "/dev/null");
        Assert.Equal(0, host.Run("--output", folder["null"]));
        AssertRefused(
            "/dev/full",
            "the disk is full; free some space, or choose another disk. A file that was there before is as it was."
        );
        AssertRefused("/dev/no-such-device", "it does not exist. A file that was there before is as it was.");
    }

    [UnixFact]
    public async Task may_be_a_named_pipe()
    {
        using (System.Diagnostics.Process make = System.Diagnostics.Process.Start("mkfifo", [folder["pipe"]]))
        {
            await make.WaitForExitAsync();
        }

        Task<string> read = Task.Run(() => File.ReadAllText(folder["pipe"]));
        Assert.Equal(0, await Task.Run(() => new TestHost().Run("--end", "3", "--output", folder["pipe"])));
        Assert.Equal("1\n2\nFizz\n", await read);
        Assert.Equal(["pipe"], folder.Files);
    }

    public void Dispose() => folder.Dispose();

    private static void AssertRefused(string path, string reason)
    {
        TestHost host = new();
        Assert.Equal(74, host.Run("--output", path));
        Assert.Equal($"fizzbuzz: Cannot write to \"{path}\": {reason}\n", host.ErrorText);
    }
}
