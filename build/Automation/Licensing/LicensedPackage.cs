namespace Automation.Licensing;

/// <summary>A package that a repository uses, and what it says of its licence.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Source">The file that names it, relative to the root.</param>
/// <param name="Expression">Its licence by SPDX; null when it gives none.</param>
/// <param name="Instead">What it gives in place of an expression, as part of a sentence.</param>
public sealed record LicensedPackage(
    string Name,
    string Version,
    string Source,
    string? Expression,
    string Instead = ""
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} {Version} ({Source})";
}
