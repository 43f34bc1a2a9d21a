namespace Template.FizzBuzz.Cli.Output;

/// <summary>The reader of a pipe wants no more, as <c>head</c> does when it has its lines.</summary>
internal sealed class ClosedPipeException : IOException
{
    public ClosedPipeException()
        : base("The reader closed the pipe.") { }

    public ClosedPipeException(string message)
        : base(message) { }

    public ClosedPipeException(string message, Exception innerException)
        : base(message, innerException) { }
}
