namespace Automation.TemplateUpdates;

/// <summary>What an update is asked for.</summary>
/// <param name="Template">A version, or the path of a package or a folder; null for the newest version.</param>
/// <param name="Answers">Answers that are to be others than those of the record.</param>
public sealed record UpdateRequest(string? Template, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>Reads answers of the form <c>name=value</c>.</summary>
    /// <param name="template">A version or a path; null or empty for the newest version.</param>
    /// <param name="answers">The answers; null for none.</param>
    /// <exception cref="AutomationException">One has another form.</exception>
    public static UpdateRequest Parse(string? template, IEnumerable<string>? answers)
    {
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (string answer in answers ?? [])
        {
            int equals = answer.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new AutomationException($"'{answer}' is no answer. Write: --answers samples=none license=MIT");
            read[answer[..equals].TrimStart('-')] = answer[(equals + 1)..];
        }
        return new UpdateRequest(string.IsNullOrEmpty(template) ? null : template, read);
    }
}
