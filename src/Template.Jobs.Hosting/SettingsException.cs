namespace Template.Jobs.Hosting;

/// <summary>A setting is wrong. The message has a sentence for each one.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>An exception without a reason.</summary>
    public SettingsException()
        : this("A setting is wrong.") { }

    /// <summary>An exception with a reason.</summary>
    /// <param name="message">Which settings, and what they must be.</param>
    public SettingsException(string message)
        : base(message) { }

    /// <summary>An exception with a reason and a cause.</summary>
    /// <param name="message">Which settings, and what they must be.</param>
    /// <param name="innerException">The cause.</param>
    public SettingsException(string message, Exception innerException)
        : base(message, innerException) { }
}
