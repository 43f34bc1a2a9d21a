namespace Template.Jobs.Processing;

/// <summary>A job that can never succeed. The message is kept as the job's error.</summary>
public sealed class PermanentJobException : JobException
{
    /// <summary>An exception without a reason.</summary>
    public PermanentJobException()
        : this("The job can never succeed.") { }

    /// <summary>An exception with a reason.</summary>
    /// <param name="message">Why the job can never succeed.</param>
    public PermanentJobException(string message)
        : base(message) { }

    /// <summary>An exception with a reason and a cause.</summary>
    /// <param name="message">Why the job can never succeed.</param>
    /// <param name="innerException">The cause.</param>
    public PermanentJobException(string message, Exception innerException)
        : base(message, innerException) { }
}
