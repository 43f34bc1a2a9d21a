namespace Template.Jobs.Cli;

/// <summary>What a command line did.</summary>
internal sealed record CommandRun(int Exit, string Output, string Errors)
{
    public static Task<CommandRun> OfAsync(Uri server, params string[] arguments) =>
        OfAsync([.. arguments, "--server", server.ToString()]);

    public static async Task<CommandRun> OfAsync(
        string[] arguments,
        string input = "",
        int? width = null,
        IReadOnlyDictionary<string, string>? variables = null,
        CancellationToken cancellation = default
    )
    {
        using StringReader reader = new(input);
        await using StringWriter output = new() { NewLine = "\n" };
        await using StringWriter errors = new() { NewLine = "\n" };
        Terminal terminal = new(
            reader,
            output,
            errors,
            x => variables?.TryGetValue(x, out string? value) == true ? value : null,
            width
        );
        int exit = await JobsProgram.RunAsync(arguments, terminal, cancellation);
        return new(exit, output.ToString(), errors.ToString().ReplaceLineEndings("\n"));
    }
}
