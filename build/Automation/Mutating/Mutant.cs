namespace Automation.Mutating;

/// <summary>A change that was made to the code, and what the tests said to it.</summary>
/// <param name="File">The file, relative to the root.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Original">What stood there.</param>
/// <param name="Replacement">What stood there instead.</param>
/// <param name="Status">Killed, Timeout, Survived, NoCoverage; or Ignored, CompileError and others that do not count.</param>
public sealed record Mutant(string File, int Line, string Original, string Replacement, string Status)
{
    private const int Longest = 70;

    /// <summary>True when no test failed.</summary>
    public bool IsAlive => Status is "Survived" or "NoCoverage";

    /// <summary>True when a test failed, or came to no end.</summary>
    public bool IsDetected => Status is "Killed" or "Timeout";

    /// <summary>Place and change in one line.</summary>
    public override string ToString() =>
        $"{File}:{Line}: {Short(Original)} -> {Short(Replacement)}{(Status == "NoCoverage" ? " (no test runs it)" : "")}";

    private static string Short(string code)
    {
        string line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? "nothing"
            : line.Length <= Longest ? line
            : line[..(Longest - 3)] + "...";
    }
}
