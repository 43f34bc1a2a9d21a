namespace Automation.Releasing;

/// <summary>A file of a release.</summary>
/// <param name="Name">The name, without a folder.</param>
/// <param name="Kind">What it is: one of <see cref="ArtifactKind"/>.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
public sealed record ReleaseArtifact(string Name, string Kind, long Size, string Sha256);

/// <summary>A file that a release is to have.</summary>
/// <param name="Name">The name, without a folder.</param>
/// <param name="Kind">What it is: one of <see cref="ArtifactKind"/>.</param>
public sealed record PlannedArtifact(string Name, string Kind);

/// <summary>What a file of a release can be.</summary>
public static class ArtifactKind
{
    /// <summary>A NuGet package of a library.</summary>
    public const string Library = "library";

    /// <summary>A NuGet package of a dotnet tool.</summary>
    public const string Tool = "tool";

    /// <summary>A NuGet package of a template for <c>dotnet new</c>.</summary>
    public const string Template = "template";

    /// <summary>A NuGet package of symbols.</summary>
    public const string Symbols = "symbols";

    /// <summary>Programs with the runtime that they need.</summary>
    public const string SelfContained = "self-contained";

    /// <summary>Programs that need the runtime of the machine.</summary>
    public const string FrameworkDependent = "framework-dependent";

    /// <summary>A container image, as an OCI archive.</summary>
    public const string Image = "image";

    /// <summary>A CycloneDX bill of materials.</summary>
    public const string Sbom = "sbom";

    /// <summary>What the release brings, in Markdown.</summary>
    public const string Notes = "notes";
}
