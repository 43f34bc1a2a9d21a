using System.Diagnostics.CodeAnalysis;
using System.Text;
using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli.Tests;

/// <summary>Runs the program in this process, with memory in place of a console and a clock that steps.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Memory needs no release.")]
internal sealed class TestHost : IHost
{
    private readonly MemoryStream output = new();
    private readonly StringWriter error = new();

    public TextWriter Error => error;

    public bool IsErrorTerminal { get; init; }

    public TimeProvider Time { get; init; } = new SteppingTime(TimeSpan.FromMilliseconds(1));

    /// <summary>Whether standard output is a file.</summary>
    public bool IsOutputFile { get; init; }

    /// <summary>What takes the place of standard output, if it is not memory.</summary>
    public Stream? OutputStream { get; init; }

    /// <summary>What was written to standard output.</summary>
    public string Output => Encoding.UTF8.GetString(output.ToArray());

    /// <summary>What was written to standard error.</summary>
    public string ErrorText => error.ToString();

    public OutputTarget OpenOutput() => new Target(OutputStream ?? output, IsOutputFile);

    public int Run(params string[] arguments) => FizzBuzzProgram.Run(arguments, this);

    private sealed class Target(Stream stream, bool isFile) : OutputTarget
    {
        public override Stream Stream => stream;

        public override bool IsFile => isFile;
    }
}
