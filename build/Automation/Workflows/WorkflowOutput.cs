namespace Automation.Workflows;

/// <summary>Tells the next steps of a workflow what this one found out.</summary>
/// <param name="file">The file that takes it, as <c>GITHUB_OUTPUT</c> names it; null outside of a workflow.</param>
public sealed class WorkflowOutput(string? file)
{
    /// <summary>Writes a value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, one line.</param>
    /// <returns>What was told, for people.</returns>
    /// <exception cref="AutomationException">The value has several lines, which could set other names.</exception>
    public string Write(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.AsSpan().ContainsAny('\n', '\r'))
            throw new AutomationException($"The output {name} has several lines: {value.ReplaceLineEndings(" ")}");
        string line = $"{name}={value}";
        if (file is { Length: > 0 })
            File.AppendAllText(file, line + "\n");
        return line;
    }
}
