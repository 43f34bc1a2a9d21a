namespace Template.FizzBuzz.Cli.Output;

/// <summary>Passes bytes on to standard error, and drops them where it is closed or full: there is nobody left to tell.</summary>
internal sealed class ErrorStream(Stream inner) : WriteOnlyStream
{
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException)
        {
            // Dropped.
        }
    }

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
