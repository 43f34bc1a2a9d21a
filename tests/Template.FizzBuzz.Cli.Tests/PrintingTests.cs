using System.Text.Json;
using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli.Tests;

public class A_range_that_is_printed
{
    [Fact]
    public void goes_from_1_to_100_unless_asked_otherwise()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run());
        string[] lines = host.Output.Split('\n');
        Assert.Equal(["1", "2", "Fizz", "4", "Buzz"], lines[..5]);
        Assert.Equal(["98", "Fizz", "Buzz", ""], lines[97..]);
        Assert.Empty(host.ErrorText);
    }

    [Theory]
    [InlineData("--end 3", "1\n2\nFizz\n")]
    [InlineData("--start=-3 --end=1", "Fizz\n-2\n-1\nFizzBuzz\n1\n")]
    [InlineData("--start -3 --end -2", "Fizz\n-2\n")]
    [InlineData("--start 15 --end 15", "FizzBuzz\n")]
    [InlineData("--end 2 --format json", "[\n1,\n2\n]\n")]
    [InlineData("--end 3 --format CSV", "number,text\n1,1\n2,2\n3,Fizz\n")]
    [InlineData("--end 4 --rules 2=Even,4=Four", "1\nEven\n3\nEvenFour\n")]
    [InlineData("--start 9223372036854775807 --end 9223372036854775807", "9223372036854775807\n")]
    [InlineData(
        "--start -9223372036854775808 --end -9223372036854775807",
        "-9223372036854775808\n-9223372036854775807\n"
    )]
    public void is_what_was_asked_for(string arguments, string expected)
    {
        TestHost host = new();
        Assert.Equal(0, host.Run(arguments.Split(' ')));
        Assert.Equal(expected, host.Output);
    }

    [Fact]
    public void as_json_is_an_array_of_numbers_and_strings()
    {
        TestHost host = new();
        Assert.Equal(0, host.Run("--start", "1", "--end", "500", "--format", "json"));
        using JsonDocument document = JsonDocument.Parse(host.Output);
        Assert.Equal(
            Sequence.Over(new NumberRange(1, 500), RuleSet.Default).Select(element => element.ToString()),
            document.RootElement.EnumerateArray().Select(element => element.ToString())
        );
        Assert.Equal(JsonValueKind.Number, document.RootElement[0].ValueKind);
        Assert.Equal(JsonValueKind.String, document.RootElement[2].ValueKind);
    }

    [Fact]
    public void ends_quietly_when_its_reader_has_enough() => AssertQuiet(new ClosedPipeException());

    [Theory]
    [InlineData(unchecked((int)0x8007006D))]
    [InlineData(unchecked((int)0x800700E8))]
    public void ends_quietly_whatever_windows_calls_it(int error) => AssertQuiet(new IOException("Gone.", error));

    [UnixFact]
    public void ends_quietly_whoever_notices_it() => AssertQuiet(new IOException("Gone.", 32));

    [Theory]
    [InlineData(28, "the disk is full; free some space, or choose another disk")]
    [InlineData(unchecked((int)0x80070070), "the disk is full; free some space, or choose another disk")]
    [InlineData(5, "Something broke")]
    public void ends_with_74_and_a_sentence_when_it_cannot_be_written(int error, string reason)
    {
        TestHost host = new() { OutputStream = new FailingStream(new IOException("Something broke.", error)) };
        Assert.Equal(74, host.Run());
        Assert.Equal($"fizzbuzz: Cannot write to standard output: {reason}.\n", host.ErrorText);
    }

    private static void AssertQuiet(IOException exception)
    {
        TestHost host = new() { OutputStream = new FailingStream(exception) };
        Assert.Equal(0, host.Run());
        Assert.Empty(host.ErrorText);
    }
}
