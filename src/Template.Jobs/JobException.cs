namespace Template.Jobs;

#pragma warning disable CA1032 // Nobody makes one of their own: whoever maps these exceptions knows them all.
/// <summary>What went wrong with a job or with the place that keeps jobs. Each message is a sentence for people and holds no secret.</summary>
public abstract class JobException : Exception
{
    private protected JobException(string message)
        : base(message) { }

    private protected JobException(string message, Exception innerException)
        : base(message, innerException) { }
}
#pragma warning restore CA1032
