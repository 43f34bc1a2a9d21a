using Template.Jobs.Processing;
using Template.Jobs.Worker.Handlers;

namespace Template.Jobs.Worker;

public class An_echo_job
{
    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":[1,2.50,{\"b\":null}]}")]
    public async Task gives_back_what_it_got(string input) =>
        Assert.Equal(input, await Leased.RunAsync(new EchoJob(), "echo", input));
}

//#if (hasFizzBuzz)
public class A_fizzbuzz_job
{
    [Fact]
    public async Task counts_the_texts_of_a_range() =>
        Assert.Equal(
            "{\"lines\":15,\"numbers\":8,\"texts\":{\"Fizz\":4,\"Buzz\":2,\"FizzBuzz\":1}}",
            await Leased.RunAsync(new FizzBuzzJob(), "fizzbuzz", "{\"start\":1,\"end\":15}")
        );

    [Fact]
    public async Task counts_a_range_that_nobody_could_write_down() =>
        Assert.Contains(
            "\"lines\":9223372036854775807",
            await Leased.RunAsync(new FizzBuzzJob(), "fizzbuzz", "{\"start\":1,\"end\":9223372036854775807}"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("{\"start\":5,\"end\":1}", "The range goes down, from 5 to 1")]
    [InlineData("{\"end\":1}", "The input does not fit a 'fizzbuzz' job:")]
    [InlineData("{\"start\":1,\"end\":2,\"rules\":[]}", "The input does not fit a 'fizzbuzz' job:")]
    [InlineData("{\"start\":\"x\",\"end\":2}", "The input does not fit a 'fizzbuzz' job:")]
    [InlineData("null", "The input of a 'fizzbuzz' job must not be null.")]
    public async Task refuses_what_is_no_range(string input, string sentence) =>
        Assert.StartsWith(
            sentence,
            await Leased.RefusalAsync(new FizzBuzzJob(), "fizzbuzz", input),
            StringComparison.Ordinal
        );
}
//#endif
