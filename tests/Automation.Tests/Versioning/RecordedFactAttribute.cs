namespace Automation.Tests.Versioning;

/// <summary>A test against the records of GitVersion's behaviour, which lie beside the repository where there are any.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RecordedFactAttribute : FactAttribute
{
    public RecordedFactAttribute()
    {
        if (!System.IO.File.Exists(File))
            Skip = $"The records of GitVersion 6.8.2 are not at {File}.";
    }

    public static string File { get; } =
        Path.GetFullPath(
            Path.Combine(RepositoryFolder.Path, "..", "shared", "conformance", "gitversion", "scenarios.jsonl")
        );
}
