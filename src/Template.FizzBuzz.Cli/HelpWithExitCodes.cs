using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Template.FizzBuzz.Cli;

/// <summary>The usual help, followed by what it does not know.</summary>
internal sealed class HelpWithExitCodes : SynchronousCommandLineAction
{
    private const string Supplement = """
        Exit codes:
          0   All was written, or the reader of a pipe wanted no more.
          2   The arguments make no sense; nothing was written.
          74  Writing failed; a file given with --output is as it was before.
          Ctrl+C and other signals end the command as always, and leave such a file as it was, too.

        Examples:
          fizzbuzz --start 1 --end 500 --format json
          fizzbuzz --end 1000 --rules 3=Fizz,5=Buzz,7=Bazz --stats
          fizzbuzz --start -1000000 --end 1000000 --format csv --output numbers.csv

        Numbers go from -9223372036854775808 to 9223372036854775807.
        """;

    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = new HelpAction().Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Supplement);
        return exitCode;
    }
}
