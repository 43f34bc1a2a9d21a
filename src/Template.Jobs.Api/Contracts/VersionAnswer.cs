namespace Template.Jobs.Api.Contracts;

/// <summary>Which build runs, and how.</summary>
/// <param name="Name">The service.</param>
/// <param name="Version">Its version.</param>
/// <param name="Commit">The commit that it was built from.</param>
/// <param name="Environment">Where it runs.</param>
/// <param name="Store">What it keeps jobs in.</param>
/// <param name="Features">The features that can be switched, and whether they are on.</param>
internal sealed record VersionAnswer(
    string Name,
    string Version,
    string? Commit,
    string Environment,
    string Store,
    IReadOnlyDictionary<string, bool> Features
);
