namespace Automation;

/// <summary>A check that failed or input that cannot be used, told in sentences: what is wrong, with what, and what to do.</summary>
public sealed class AutomationException : Exception
{
    /// <summary>A failure without a sentence.</summary>
    public AutomationException() { }

    /// <summary>A failure told in sentences.</summary>
    public AutomationException(string message)
        : base(message) { }

    /// <summary>A failure told in sentences, with its cause.</summary>
    public AutomationException(string message, Exception innerException)
        : base(message, innerException) { }
}
