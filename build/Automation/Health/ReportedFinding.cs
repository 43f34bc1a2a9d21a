using Automation.Doctor;

namespace Automation.Health;

/// <summary>A finding as it is shown, of files or of a machine.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Severity">How much harm it does.</param>
/// <param name="Title">What holds where all is well.</param>
/// <param name="Where">A file with its line, a setting, or a thing of the machine.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Fix">The command that mends it, or a sentence.</param>
/// <param name="Page">Where the rule is explained, relative to the root; null when the repository has no such page.</param>
public sealed record ReportedFinding(
    string Rule,
    HealthSeverity Severity,
    string Title,
    string Where,
    string Message,
    string Fix,
    string? Page
)
{
    /// <summary>The file and the line, from 1, of a finding in a file; null of another.</summary>
    public (string Path, int Line)? File { get; private init; }

    /// <summary>True when <c>./build.sh Doctor --fix</c> mends it.</summary>
    public bool IsMendable { get; private init; }

    /// <summary>A finding in a file.</summary>
    internal static ReportedFinding Of(HealthFinding finding) =>
        new(
            finding.Rule.Id,
            finding.Rule.Severity,
            finding.Rule.Title,
            $"{finding.File}:{finding.Line}",
            finding.Message,
            finding.Rule.Fix,
            finding.Page
        )
        {
            File = (finding.File, finding.Line),
        };

    /// <summary>A finding on a machine.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="hasPage">True when the repository has the page that explains the rules.</param>
    internal static ReportedFinding Of(DoctorFinding finding, bool hasPage) =>
        new(
            finding.Rule.Id,
            finding.Severity,
            finding.Rule.Title,
            finding.Where,
            finding.Message,
            finding.Fix,
            hasPage ? finding.Rule.Page : null
        )
        {
            IsMendable = finding.IsMendable,
        };
}
