namespace Automation.Tests.GitHub;

/// <summary>A test against GitHub's description of its API, which lies beside the repository where there is one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DescribedFactAttribute : FactAttribute
{
    public DescribedFactAttribute()
    {
        if (!System.IO.File.Exists(File))
            Skip = $"GitHub's OpenAPI description is not at {File}.";
    }

    public static string File { get; } =
        Path.GetFullPath(
            Path.Combine(RepositoryFolder.Path, "..", "shared", "conformance", "github", "openapi-subset.json")
        );
}
