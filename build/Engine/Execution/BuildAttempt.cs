using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Remembers which targets succeeded, for <c>--continue</c>.</summary>
/// <param name="file">The record: a line with the targets that were named, then a target's name per line.</param>
internal sealed class BuildAttempt(AbsolutePath file)
{
    private bool isStarted;

    /// <summary>Starts the record of an attempt, or goes on with the last one of the same targets.</summary>
    /// <param name="targets">The targets that were named.</param>
    /// <param name="goOn">True to go on with the last attempt.</param>
    /// <returns>The targets that succeeded in the attempt that is gone on with.</returns>
    public IReadOnlyList<string> Start(IEnumerable<string> targets, bool goOn)
    {
        string identity = string.Join('+', targets);
        string[] last = goOn && File.Exists(file) ? File.ReadAllLines(file) : [];
        if (last.Length > 0 && string.Equals(last[0], identity, StringComparison.Ordinal))
        {
            isStarted = true;
            return last[1..];
        }
        isStarted = Write(() => File.WriteAllText(file, identity + "\n"));
        return [];
    }

    public void Record(ExecutableTarget target)
    {
        if (isStarted)
            Write(() => File.AppendAllText(file, target.Name + "\n"));
    }

    /// <summary>A checkout that cannot be written to has no record, and builds all the same.</summary>
    private bool Write(Action write)
    {
        try
        {
            Directory.CreateDirectory(file.Parent!);
            write();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
