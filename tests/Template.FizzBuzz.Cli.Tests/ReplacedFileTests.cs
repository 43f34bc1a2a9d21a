using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli.Tests;

public sealed class A_replacement_that_is_given_up : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public A_replacement_that_is_given_up() => File.WriteAllText(folder["numbers"], "old");

    [Fact]
    public void leaves_the_file_as_it_was_and_nothing_else()
    {
        using (OutputTarget target = OutputFile.Open(folder["numbers"]))
        {
            target.Stream.Write("new"u8);
            Assert.Equal(2, folder.Files.Count());
        }

        AssertUntouched();
    }

    [Fact]
    public void by_a_signal_cannot_be_taken_back()
    {
        using (OutputTarget target = OutputFile.Open(folder["numbers"]))
        {
            target.Stream.Write("new"u8);
            Assert.True(target.Abandon());
            target.Commit();
            Assert.False(target.Abandon());
        }

        AssertUntouched();
    }

    [Fact]
    public void after_it_was_done_stays_done()
    {
        using OutputTarget target = OutputFile.Open(folder["numbers"]);
        target.Stream.Write("new"u8);
        target.Commit();
        Assert.False(target.Abandon());
        Assert.Equal("new", File.ReadAllText(folder["numbers"]));
        Assert.Equal(["numbers"], folder.Files);
    }

    [UnixFact]
    public void whose_folder_is_gone_is_a_failure_like_any_other()
    {
        using TemporaryFolder other = new();
        Directory.CreateDirectory(other["inner"]);
        using OutputTarget target = OutputFile.Open(Path.Combine(other["inner"], "numbers"));
        Directory.Delete(other["inner"], recursive: true);
        Assert.ThrowsAny<IOException>(target.Commit);
        Assert.True(target.Abandon());
    }

    public void Dispose() => folder.Dispose();

    private void AssertUntouched()
    {
        Assert.Equal("old", File.ReadAllText(folder["numbers"]));
        Assert.Equal(["numbers"], folder.Files);
    }
}
