namespace Automation.Auditing;

/// <summary>A known weakness of a package that is used.</summary>
/// <param name="Package">The package.</param>
/// <param name="Version">The version that is used.</param>
/// <param name="Severity">How bad it is, as its source says: Low, Moderate, High or Critical.</param>
/// <param name="Page">The page about it.</param>
public sealed record Advisory(string Package, string Version, string Severity, string Page);

/// <summary>What looking for known weaknesses found.</summary>
/// <param name="IsAvailable">False when no source of packages tells about weaknesses.</param>
/// <param name="Advisories">The weaknesses.</param>
public sealed record AuditResult(bool IsAvailable, IReadOnlyList<Advisory> Advisories);
