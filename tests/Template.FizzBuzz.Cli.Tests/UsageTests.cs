namespace Template.FizzBuzz.Cli.Tests;

public class Arguments_that_make_no_sense
{
    private const string Hint = "fizzbuzz: Run fizzbuzz --help to see what it takes.\n";

    [Theory]
    [InlineData("--start 5 --end 1", "The range goes down, from 5 to 1; ranges go up, so exchange the two numbers.")]
    [InlineData(
        "--start 200",
        "The range goes down, from 200 to 100; ranges go up, so exchange the two numbers. --end is 100 because it was not given."
    )]
    [InlineData("--start x", "--start: \"x\" is not a whole number; write digits only, such as 42 or -7.")]
    [InlineData("--end 1.5", "--end: \"1.5\" is not a whole number; write digits only, such as 42 or -7.")]
    [InlineData(
        "--end 99999999999999999999",
        "--end: 99999999999999999999 is out of range; numbers go from -9223372036854775808 to 9223372036854775807."
    )]
    [InlineData("--format xml", "--format: \"xml\" is none of text, json, csv.")]
    [InlineData(
        "--log-level loud",
        "--log-level: \"loud\" is none of trace, debug, information (info), warning (warn), error, critical, none."
    )]
    [InlineData("--log-format xml", "--log-format: \"xml\" is none of text, json.")]
    [InlineData(
        "--rules 3",
        "--rules: \"3\" is not a rule; write rules as divisor=word, separated by commas, such as 3=Fizz,5=Buzz."
    )]
    [InlineData("--rules 3=a,3=b", "--rules: The divisor 3 is given twice, as 3=a and as 3=b; give it once.")]
    [InlineData("--start", "Required argument missing for option: '--start'.")]
    [InlineData("--rules", "Required argument missing for option: '--rules'.")]
    [InlineData("--log-format", "Required argument missing for option: '--log-format'.")]
    [InlineData("--end 1 --end 2", "Option '--end' expects a single argument but 2 were provided.")]
    [InlineData("--unknown", "Unrecognized command or argument '--unknown'.")]
    [InlineData("@file", "Unrecognized command or argument '@file'.")]
    public void are_refused_with_a_sentence_and_exit_code_2(string arguments, string sentence)
    {
        TestHost host = new();
        Assert.Equal(2, host.Run(arguments.Split(' ')));
        Assert.Equal($"fizzbuzz: {sentence}\n{Hint}", host.ErrorText);
        Assert.Empty(host.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void may_name_no_file(string path)
    {
        TestHost host = new();
        Assert.Equal(2, host.Run("--output", path));
        Assert.Equal(
            $"fizzbuzz: --output: a file needs a name; leave the option out to print.\n{Hint}",
            host.ErrorText
        );
    }

    [Fact]
    public void are_all_named_at_once()
    {
        TestHost host = new();
        Assert.Equal(2, host.Run("--start", "x", "--end", "y", "--format", "z", "--rules", ""));
        Assert.Equal(5, host.ErrorText.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public void are_refused_in_json_for_those_who_log_in_json()
    {
        TestHost host = new();
        Assert.Equal(2, host.Run("--log-format", "JSON", "--end", "\"q\""));
        Assert.StartsWith(
            """{"time":"2030-01-02T03:04:05.678Z","level":"Error","message":"--end: \"\"q\"\" is not a whole number;""",
            host.ErrorText,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void leave_the_file_alone()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["numbers"], "old");
        Assert.Equal(2, new TestHost().Run("--output", folder["numbers"], "--end", "x"));
        Assert.Equal("old", File.ReadAllText(folder["numbers"]));
    }
}

public class The_help
{
    [Fact]
    public void tells_options_defaults_and_exit_codes()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--help"));
        string[] expected =
        [
            "fizzbuzz [options]",
            "--start <number>",
            "[default: 3=Fizz,5=Buzz]",
            "--log-format <text|json>",
            "0   All was written",
            "2   The arguments",
            "74  Writing failed",
        ];
        Assert.All(expected, text => Assert.Contains(text, host.Output, StringComparison.Ordinal));
        Assert.Empty(host.ErrorText);
    }

    [Fact]
    public void is_given_whatever_else_is_wrong()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--start", "--unknown", "-h"));
        Assert.Contains("Usage:", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void is_a_failure_when_it_cannot_be_written()
    {
        TestHost host = new() { OutputStream = new FailingStream(new IOException("No more paper.")) };
        Assert.Equal(74, host.Run("--help"));
        Assert.Equal("fizzbuzz: Cannot write to standard output: No more paper.\n", host.ErrorText);
    }

    [Fact]
    public void has_a_version_beside_it()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", host.Output);
    }
}
