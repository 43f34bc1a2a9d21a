using System.Diagnostics.CodeAnalysis;
using System.Text;
using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli;

/// <summary>The console of this process.</summary>
[SuppressMessage("Reliability", "CA2000", Justification = "What is opened here is owned by what is returned.")]
internal sealed class ConsoleHost : IHost, IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lazy<TextWriter> error = new(OpenError);

    public TextWriter Error => error.Value;

    public bool IsErrorTerminal => !Console.IsErrorRedirected;

    public TimeProvider Time => TimeProvider.System;

    public OutputTarget OpenOutput()
    {
        if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected)
        {
            Console.OutputEncoding = Utf8;
        }

        return new DirectTarget(StandardHandles.Output());
    }

    public void Dispose()
    {
        if (error.IsValueCreated)
        {
            error.Value.Dispose();
        }
    }

    private static StreamWriter OpenError() =>
        new(new ErrorStream(DirectTarget.StreamTo(StandardHandles.Error())), Utf8) { AutoFlush = true };
}
