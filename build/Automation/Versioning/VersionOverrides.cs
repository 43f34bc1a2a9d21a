namespace Automation.Versioning;

/// <summary>Settings on the command line that stand above GitVersion.yml.</summary>
public static class VersionOverrides
{
    /// <summary>Reads <c>key=value</c>.</summary>
    /// <exception cref="AutomationException">A text has no equals sign.</exception>
    public static IReadOnlyDictionary<string, string> Parse(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        Dictionary<string, string> overrides = new(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new AutomationException(
                    $"'{text}' is no setting. Give a key of GitVersion.yml and a value, such as next-version=2.0.0 or branches.main.increment=Minor."
                );
            overrides[text[..equals]] = text[(equals + 1)..];
        }
        return overrides;
    }
}
