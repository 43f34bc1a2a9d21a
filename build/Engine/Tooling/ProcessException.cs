using System.Text;

namespace Nuke.Common.Tooling;

/// <summary>A process ended with an exit code other than 0.</summary>
public class ProcessException : Exception
{
    /// <summary>A failure without a sentence.</summary>
    public ProcessException() { }

    /// <summary>A failure told in a sentence.</summary>
    public ProcessException(string message)
        : base(message) { }

    /// <summary>A failure told in a sentence, with its cause.</summary>
    public ProcessException(string message, Exception innerException)
        : base(message, innerException) { }

    internal ProcessException(IProcess process)
        : base(Describe(process))
    {
        ExitCode = process.ExitCode;
        Short =
            $"{Path.GetFileName(process.FileName)} ended with exit code {process.ExitCode}. Its output is above; the command was: {process.FileName} {process.Arguments}";
    }

    /// <summary>The exit code.</summary>
    public int ExitCode { get; }

    /// <summary>The sentence without the output that was already printed.</summary>
    internal string? Short { get; }

    private static string Describe(IProcess process)
    {
        StringBuilder text = new(
            $"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}.\n"
        );
        text.Append($"   > {process.FileName} {process.Arguments}\n   @ {process.WorkingDirectory}");
        foreach (Output line in process.Output.Where(x => x.Type == OutputType.Err))
            text.Append("\n   ").Append(line.Text);
        return text.ToString();
    }
}
