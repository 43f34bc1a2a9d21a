namespace Template.FizzBuzz.Cli.Output;

/// <summary>Counts the bytes that it passes on.</summary>
internal sealed class CountingStream(Stream inner) : WriteOnlyStream
{
    /// <summary>Bytes passed on.</summary>
    public long Count { get; private set; }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        inner.Write(buffer);
        Count += buffer.Length;
    }

    public override void Flush() => inner.Flush();
}
