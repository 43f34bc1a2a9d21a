namespace Automation.Health;

/// <summary>How much harm a finding can do.</summary>
public enum HealthSeverity
{
    /// <summary>It makes work or hides a mistake.</summary>
    Low,

    /// <summary>It takes a protection away.</summary>
    Medium,

    /// <summary>It lets others run code, read secrets or change what is released.</summary>
    High,
}

/// <summary>Something that a healthy repository keeps to, and that can be read from its files.</summary>
/// <param name="id">The id, such as WF001.</param>
/// <param name="severity">How much harm a finding can do.</param>
/// <param name="title">What a healthy repository does, as a sentence without a full stop.</param>
/// <param name="fix">What to do about a finding, as a sentence.</param>
public abstract class HealthRule(string id, HealthSeverity severity, string title, string fix)
{
    /// <summary>The id, such as WF001.</summary>
    public string Id => id;

    /// <summary>How much harm a finding can do.</summary>
    public HealthSeverity Severity => severity;

    /// <summary>What a healthy repository does.</summary>
    public string Title => title;

    /// <summary>What to do about a finding.</summary>
    public string Fix => fix;

    /// <summary>Where the rule is explained, relative to the root, in repositories that have the page.</summary>
    public string Page => $"{PageFile}#{id.ToLowerInvariant()}";

    /// <summary>The page that explains the rules, relative to the root.</summary>
    internal const string PageFile = "docs/reference/health.md";

    /// <summary>What is wrong with a repository. It never throws because of what a file holds.</summary>
    public abstract IEnumerable<HealthFinding> Check(HealthRepository repository);

    /// <summary>A finding of this rule.</summary>
    /// <param name="file">The file, which may be one that is missing.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    protected HealthFinding Found(string file, int line, string message) => new(this, file, line, message);
}

/// <summary>What a rule found.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="File">The file relative to the root; it may be one that is missing.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
public sealed record HealthFinding(HealthRule Rule, string File, int Line, string Message)
{
    /// <summary>Where the rule is explained, relative to the root; null when the repository has no such page.</summary>
    public string? Page { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}:{Line}: {Rule.Id} {Message} {Rule.Fix}{(Page == null ? "" : $" ({Page})")}";
}
