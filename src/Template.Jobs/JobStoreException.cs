namespace Template.Jobs;

/// <summary>The store of jobs does not answer, or answers nonsense. The message is a sentence for people.</summary>
public sealed class JobStoreException : JobException
{
    /// <summary>An exception without a reason.</summary>
    public JobStoreException()
        : this("The store of jobs does not answer.") { }

    /// <summary>An exception with a reason.</summary>
    /// <param name="message">What happened and what to do.</param>
    public JobStoreException(string message)
        : base(message) { }

    /// <summary>An exception with a reason and a cause.</summary>
    /// <param name="message">What happened and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public JobStoreException(string message, Exception innerException)
        : base(message, innerException) { }
}
