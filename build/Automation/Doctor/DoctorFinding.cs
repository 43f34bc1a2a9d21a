using Automation.Health;

namespace Automation.Doctor;

/// <summary>Something that is wrong with a machine or a repository.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Severity">How much harm it does.</param>
/// <param name="Where">A file relative to the root, a setting, or a thing of the machine.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Fix">The command that mends it, or a sentence.</param>
public sealed record DoctorFinding(DoctorRule Rule, HealthSeverity Severity, string Where, string Message, string Fix)
{
    /// <summary>True when the rule can mend it itself, and nothing can be lost by that.</summary>
    public bool IsMendable { get; init; }
}
