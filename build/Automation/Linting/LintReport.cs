namespace Automation.Linting;

/// <summary>Turns diagnostics and violations into the sentence that a failed gate ends with.</summary>
public static class LintReport
{
    /// <summary>Fails when there is something to mend, a line for each.</summary>
    /// <param name="what">What they are, such as "Compiler warnings".</param>
    /// <param name="lines">The lines.</param>
    /// <param name="mend">What to do.</param>
    /// <exception cref="AutomationException">There are lines.</exception>
    public static void ThrowIfAny(string what, IReadOnlyCollection<string> lines, string mend)
    {
        if (lines.Count > 0)
            throw new AutomationException(
                $"{what} ({lines.Count}):\n{string.Join('\n', lines.Select(x => "  " + x))}\n{mend}"
            );
    }
}
