namespace Automation.Tests.Workplaces;

/// <summary>A test against the schema of devcontainers, which lies beside the repository where there is one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute()
    {
        if (!System.IO.File.Exists(File))
            Skip = $"The schema of devcontainers is not at {File}.";
    }

    public static string File { get; } =
        Path.GetFullPath(
            Path.Combine(
                RepositoryFolder.Path,
                "..",
                "shared",
                "conformance",
                "schemas",
                "devContainer.base.schema.json"
            )
        );
}
