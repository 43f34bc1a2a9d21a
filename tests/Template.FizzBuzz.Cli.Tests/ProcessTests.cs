using System.Globalization;

namespace Template.FizzBuzz.Cli.Tests;

public class The_command_as_a_process
{
    private const string AllNumbers = "--start=-9223372036854775808 --end=9223372036854775807";

    [Theory]
    [InlineData("--end 5", 0, "1\n2\nFizz\n4\nBuzz\n", "")]
    [InlineData("--start -1 --end 0 --format csv", 0, "number,text\n-1,-1\n0,FizzBuzz\n", "")]
    [InlineData("--end 3 --format json --quiet", 0, "[\n1,\n2,\n\"Fizz\"\n]\n", "")]
    [InlineData("--end 7 --start 7 --rules 7=Sieben,14=é", 0, "Sieben\n", "")]
    [InlineData("--start 5 --end 1", 2, "", "fizzbuzz: The range goes down, from 5 to 1;")]
    [InlineData("--end 1.5", 2, "", "fizzbuzz: --end: \"1.5\" is not a whole number;")]
    [InlineData("--output . --end 3", 74, "", "fizzbuzz: Cannot write to \".\": it is a folder;")]
    public void prints_what_was_asked_for(string arguments, int exitCode, string output, string error)
    {
        FizzBuzzProcess.Result result = FizzBuzzProcess.Run(arguments.Split(' '));
        Assert.Equal((exitCode, output), (result.ExitCode, result.Output));
        Assert.StartsWith(error, result.Error, StringComparison.Ordinal);
        Assert.Equal(error.Length == 0, result.Error.Length == 0);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void prints_the_help() =>
        Assert.Contains("Exit codes:", FizzBuzzProcess.Run("--help").Output, StringComparison.Ordinal);

    [Fact]
    public void ends_quietly_when_a_pipe_is_closed()
    {
        using FizzBuzzProcess process = FizzBuzzProcess.Start(AllNumbers.Split(' '));
        Assert.Equal("-9223372036854775808", process.Output.ReadLine());
        process.Output.Close();
        Assert.Equal(0, process.WaitForExit());
        Assert.Empty(process.Error.ReadToEnd());
    }

    [LinuxFact]
    public void says_that_a_disk_is_full()
    {
        FizzBuzzProcess.Result result = FizzBuzzProcess.RunShell("fizzbuzz > /dev/full");
        Assert.Equal(74, result.ExitCode);
        Assert.Equal(
            "fizzbuzz: Cannot write to standard output: the disk is full; free some space, or choose another disk.\n",
            result.Error
        );
    }

    [UnixFact]
    public void shares_its_output_with_the_commands_before_and_after_it()
    {
        using TemporaryFolder folder = new();
        FizzBuzzProcess.Result result = FizzBuzzProcess.RunShell(
            $"{{ echo a; fizzbuzz --end 2; echo z; }} > '{folder["numbers"]}'"
        );
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("a\n1\n2\nz\n", File.ReadAllText(folder["numbers"]));
    }

    [UnixFact]
    public void survives_that_nobody_reads_its_errors()
    {
        FizzBuzzProcess.Result result = FizzBuzzProcess.RunShell("fizzbuzz --end x 2>&-");
        Assert.Equal(2, result.ExitCode);
    }

    [UnixFact]
    public void says_so_when_it_has_no_output()
    {
        FizzBuzzProcess.Result result = FizzBuzzProcess.RunShell("fizzbuzz >&-");
        Assert.Equal(74, result.ExitCode);
        Assert.StartsWith("fizzbuzz: Cannot write to standard output:", result.Error, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void never_holds_more_than_40_megabytes()
    {
        using FizzBuzzProcess process = FizzBuzzProcess.Start([.. AllNumbers.Split(' '), "--format", "csv"]);
        byte[] buffer = new byte[1024 * 1024];
        for (int megabyte = 0; megabyte < 100; megabyte++)
        {
            process.Output.BaseStream.ReadExactly(buffer);
        }

        string status = File.ReadLines($"/proc/{process.Id}/status")
            .Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        long kilobytes = long.Parse(
            status.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
        Assert.InRange(kilobytes, 1, 40_000);
    }
}

public sealed class A_run_that_is_interrupted : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public A_run_that_is_interrupted() => File.WriteAllText(folder["numbers"], "old");

    [UnixFact]
    public void by_control_c_leaves_the_file_whole_and_nothing_else() => AssertTidy("INT");

    [UnixFact]
    public void by_a_request_to_end_leaves_the_file_whole_and_nothing_else() => AssertTidy("TERM");

    [UnixFact]
    public void by_a_closed_terminal_leaves_the_file_whole_and_nothing_else() => AssertTidy("HUP");

    [UnixFact]
    public void by_force_leaves_the_file_whole()
    {
        using FizzBuzzProcess process = StartWriting();
        process.Signal("KILL");
        Assert.NotEqual(0, process.WaitForExit());
        Assert.Equal("old", File.ReadAllText(folder["numbers"]));
    }

    public void Dispose() => folder.Dispose();

    private void AssertTidy(string signal)
    {
        using FizzBuzzProcess process = StartWriting();
        Assert.Equal(2, folder.Files.Count());
        process.Signal(signal);
        Assert.NotEqual(0, process.WaitForExit());
        Assert.Equal($"fizzbuzz: Interrupted: \"{folder["numbers"]}\" is as it was.\n", process.Error.ReadToEnd());
        Assert.Equal("old", File.ReadAllText(folder["numbers"]));
        Assert.Equal(["numbers"], folder.Files);
    }

    // The log tells that writing has begun, and the range is long enough for it to go on for seconds.
    private FizzBuzzProcess StartWriting()
    {
        FizzBuzzProcess process = FizzBuzzProcess.Start(
            "--end",
            "1000000000",
            "--log-level",
            "info",
            "--output",
            folder["numbers"]
        );
        Assert.Contains("Information started", process.Error.ReadLine(), StringComparison.Ordinal);
        return process;
    }
}
