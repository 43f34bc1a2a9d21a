using Automation.Health;

namespace Automation.Doctor;

/// <summary>Something that a machine or a clone needs, so that work goes well there.</summary>
/// <param name="id">The id, such as DR001.</param>
/// <param name="severity">How much harm a finding does, unless the finding says otherwise.</param>
/// <param name="subject">What is looked at, in a word or three.</param>
/// <param name="title">What holds where all is well, as a sentence without a full stop.</param>
public abstract class DoctorRule(string id, HealthSeverity severity, string subject, string title)
{
    /// <summary>The page that explains the rules, relative to the root.</summary>
    internal const string PageFile = "docs/reference/doctor.md";

    /// <summary>The id, such as DR001.</summary>
    public string Id => id;

    /// <summary>How much harm a finding does, unless the finding says otherwise.</summary>
    public HealthSeverity Severity => severity;

    /// <summary>What is looked at, in a word or three.</summary>
    public string Subject => subject;

    /// <summary>What holds where all is well.</summary>
    public string Title => title;

    /// <summary>Where the rule is explained, relative to the root, in repositories that have the page.</summary>
    public string Page => $"{PageFile}#{id.ToLowerInvariant()}";

    /// <summary>Looks. It changes nothing in the repository.</summary>
    public abstract DoctorAnswer Check(ExaminedRepository repository);

    /// <summary>Mends a finding of this rule that is mendable.</summary>
    /// <returns>What was done, as a sentence.</returns>
    /// <exception cref="AutomationException">It could not be mended.</exception>
    public virtual string Mend(ExaminedRepository repository, DoctorFinding finding) =>
        throw new AutomationException($"{id} cannot be mended by itself. Do what it says.");

    /// <summary>A finding of this rule.</summary>
    /// <param name="where">A file, a setting, or a thing of the machine.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="fix">The command that mends it, or a sentence.</param>
    /// <param name="isMendable">True when <see cref="Mend"/> does it.</param>
    /// <param name="harm">How much harm it does; what the rule says when null.</param>
    protected DoctorFinding Found(
        string where,
        string message,
        string fix,
        bool isMendable = false,
        HealthSeverity? harm = null
    ) => new(this, harm ?? severity, where, message, fix) { IsMendable = isMendable };

    /// <summary>An answer with one finding of this rule.</summary>
    protected DoctorAnswer FoundOne(
        string where,
        string message,
        string fix,
        bool isMendable = false,
        HealthSeverity? harm = null
    ) => DoctorAnswer.Of([Found(where, message, fix, isMendable, harm)], "");
}
