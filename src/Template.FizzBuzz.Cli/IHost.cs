using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli;

/// <summary>What the program sees of the process that it runs in.</summary>
internal interface IHost
{
    /// <summary>Receives logs, statistics, progress and sentences about errors.</summary>
    TextWriter Error { get; }

    /// <summary>Whether a person reads <see cref="Error"/> as it is written.</summary>
    bool IsErrorTerminal { get; }

    /// <summary>The clock.</summary>
    TimeProvider Time { get; }

    /// <summary>Opens standard output.</summary>
    OutputTarget OpenOutput();
}
