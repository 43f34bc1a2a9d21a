namespace Template.FizzBuzz.Cli.Output;

/// <summary>Where the lines go.</summary>
internal abstract class OutputTarget : IDisposable
{
    /// <summary>Takes the bytes.</summary>
    public abstract Stream Stream { get; }

    /// <summary>Whether it is a file or the null device, and neither a terminal nor a pipe.</summary>
    public abstract bool IsFile { get; }

    /// <summary>Whether something is left behind if this is neither committed nor abandoned.</summary>
    public virtual bool LeavesTraces => false;

    /// <summary>Tells that all was written.</summary>
    public virtual void Commit() { }

    /// <summary>Gives up; may be called from any thread, at any time, and more than once.</summary>
    /// <returns>Whether that took back what was written so far.</returns>
    public virtual bool Abandon() => false;

    public void Dispose()
    {
        _ = Abandon();
        Stream.Dispose();
    }
}
