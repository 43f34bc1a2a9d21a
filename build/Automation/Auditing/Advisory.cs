namespace Automation.Auditing;

/// <summary>A known weakness of a package that is used.</summary>
/// <param name="Package">The package.</param>
/// <param name="Version">The version that is used.</param>
/// <param name="Severity">How bad it is, as its source says: Low, Moderate, High or Critical.</param>
/// <param name="Page">The page about it.</param>
public sealed record Advisory(string Package, string Version, string Severity, string Page);

/// <summary>A project that uses a package.</summary>
/// <param name="Package">The package.</param>
/// <param name="Version">The version that is used.</param>
/// <param name="Project">The project, relative to the root.</param>
/// <param name="IsDirect">True when the project names the package itself.</param>
public sealed record PackageUse(string Package, string Version, string Project, bool IsDirect);

/// <summary>What looking for known weaknesses found.</summary>
/// <param name="IsAvailable">False when no source of packages tells about weaknesses.</param>
/// <param name="Advisories">The weaknesses.</param>
public sealed record AuditResult(bool IsAvailable, IReadOnlyList<Advisory> Advisories)
{
    /// <summary>Which projects use the packages that have weaknesses.</summary>
    public IReadOnlyList<PackageUse> Uses { get; init; } = [];
}

/// <summary>A weakness with all that it takes to mend it.</summary>
/// <param name="Advisory">The weakness.</param>
/// <param name="BroughtBy">What brings the package in, one sentence part each.</param>
/// <param name="Fix">What to do, as a sentence.</param>
public sealed record Remedy(Advisory Advisory, IReadOnlyList<string> BroughtBy, string Fix);
