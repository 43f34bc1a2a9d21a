namespace Template.Jobs.Cli;

/// <summary>What the program reads from and writes to.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Variable">Gives a variable of the environment.</param>
/// <param name="Width">How many columns a person sees; nothing when a program reads.</param>
internal sealed record Terminal(
    TextReader Input,
    TextWriter Output,
    TextWriter Errors,
    Func<string, string?> Variable,
    int? Width
)
{
    public static Terminal OfProcess() =>
        new(
            Console.In,
            Console.Out,
            Console.Error,
            Environment.GetEnvironmentVariable,
            // A terminal that does not know its width says 0.
            Console.IsOutputRedirected
            || Console.WindowWidth <= 0
                ? null
                : Console.WindowWidth
        );
}
