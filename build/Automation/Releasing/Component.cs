namespace Automation.Releasing;

/// <summary>A part of a release.</summary>
/// <param name="Ref">What it is called in the graph: the package URL, where there is one.</param>
/// <param name="Type"><c>library</c> or <c>application</c>.</param>
/// <param name="Name">The name.</param>
/// <param name="Version">The version.</param>
/// <param name="Sha512">The SHA-512 of the package in lower-case hexadecimal; null for what is built here.</param>
/// <param name="IsPackage">True when it has a package URL.</param>
/// <param name="IsExcluded">True when it is used in building and shipped to nobody.</param>
internal sealed record Component(
    string Ref,
    string Type,
    string Name,
    string Version,
    string? Sha512,
    bool IsPackage,
    bool IsExcluded
);
