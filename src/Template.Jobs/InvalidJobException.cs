namespace Template.Jobs;

/// <summary>A submission asks for something that no job can be. The message is a sentence for people.</summary>
public sealed class InvalidJobException : JobException
{
    /// <summary>An exception without a reason.</summary>
    public InvalidJobException()
        : this("The submission is no job.") { }

    /// <summary>An exception with a reason.</summary>
    /// <param name="message">What is wrong.</param>
    public InvalidJobException(string message)
        : base(message) { }

    /// <summary>An exception with a reason and a cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public InvalidJobException(string message, Exception innerException)
        : base(message, innerException) { }
}
