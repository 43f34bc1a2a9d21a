using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli.Tests;

/// <summary>Takes no byte.</summary>
internal sealed class FailingStream(Exception exception) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => throw exception;

    public override void Flush() { }
}
