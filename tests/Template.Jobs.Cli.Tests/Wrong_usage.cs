namespace Template.Jobs.Cli;

public class A_command_line_that_is_wrong
{
    [Theory]
    [InlineData("", "Required command was not provided.")]
    [InlineData("submit", "Required argument 'type' missing for command: 'submit'.")]
    [InlineData("watch", "Required argument 'id' missing for command: 'watch'.")]
    [InlineData("submit echo --colour red", "Unrecognized command or argument '--colour'.")]
    [InlineData("submit echo --priority urgent", "Argument 'urgent' not recognized. Must be one of:")]
    [InlineData("list --status open", "Argument 'open' not recognized. Must be one of:")]
    [InlineData("list --limit many", "'many' is no whole number.")]
    [InlineData("submit echo --max-attempts 1.5", "'1.5' is no whole number.")]
    [InlineData("submit echo --run-at soon", "'soon' is no time, as in 2030-01-31T12:00:00Z.")]
    public async Task is_answered_with_a_sentence(string arguments, string sentence)
    {
        CommandRun run = await CommandRun.OfAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith(sentence, run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("jobs --help shows what there is.\n", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("text")]
    [InlineData("")]
    public async Task holds_an_input_that_is_no_json(string input)
    {
        CommandRun run = await CommandRun.OfAsync(["submit", "echo", "--input", input]);

        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("The input is no JSON:", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("A text needs quotes of its own: --input '\"text\"'.\n", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("ftp://localhost")]
    [InlineData("here")]
    public async Task names_no_service(string address)
    {
        CommandRun run = await CommandRun.OfAsync(["list", "--server", address]);

        Assert.Equal(
            new CommandRun(2, "", $"'{address}' is no address of a service, as in http://127.0.0.1:5080.\n"),
            run
        );
    }
}
