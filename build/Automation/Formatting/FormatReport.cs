namespace Automation.Formatting;

/// <summary>Turns findings into the sentence that a failed check ends with.</summary>
public static class FormatReport
{
    /// <summary>Fails when there are findings, with a line for each and the command that mends them.</summary>
    /// <exception cref="AutomationException">There are findings.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<FormatFinding> findings)
    {
        if (findings.Count > 0)
            throw new AutomationException(Text(findings));
    }

    /// <summary>The findings, a line for each, and the command that mends them.</summary>
    public static string Text(IReadOnlyCollection<FormatFinding> findings)
    {
        string lines = string.Join('\n', findings.Select(x => $"  {x.File}: {x.Reason}"));
        string mend = findings.Any(x => x.IsUnreadable)
            ? "Mend the syntax errors, then run ./build.sh Format"
            : "Run ./build.sh Format";
        return $"{Count(findings.Count)} not formatted:\n{lines}\n{mend}";
    }

    private static string Count(int files) => files == 1 ? "1 file is" : $"{files} files are";
}
