using System.Text.Json.Nodes;
using Automation.Environments;

namespace Automation.Tests.Environments;

/// <summary>Texts of environment files for tests.</summary>
internal static class SampleFiles
{
    /// <summary>A file with everything, whose "runs" begins in line 18.</summary>
    public static string Uat { get; } =
        $$"""
            {
              "$schema": "environment.schema.json",
              "previous": "dev",
              "target": {
                "kind": "local",
                "folder": "some/where",
                "port": 5190
              },
              "settings": { "DOTNET_ENVIRONMENT": "Production" },
              "validation": {
                "seconds": 5,
                "clients": 8,
                "p99Milliseconds": 99.5,
                "minimumPerSecond": 50,
                "maximumErrors": 0,
                "audit": "when-available"
              },
              "runs": {
                "version": "1.2.0",
                "digest": "{{SampleRecords.Digest(1)}}",
                "commit": "{{new string('c', 40)}}",
                "since": "2026-01-31T12:00:00Z",
                "from": "dev",
                "release": "https://example.org/releases/1.2.0"
              }
            }

            """.ReplaceLineEndings("\n");

    public static EnvironmentRelease Release { get; } =
        new(
            "1.3.0-rc.1",
            SampleRecords.Digest(2),
            new string('d', 40),
            SampleRecords.Noon,
            "dev",
            "https://example.org/?a=<b>&c='é'"
        );

    /// <summary>The smallest file of an environment.</summary>
    public static EnvironmentFile File(string name, string? previous) =>
        EnvironmentFile.Parse(
            name,
            $$"""{"previous": {{JsonValue.Create(previous)?.ToJsonString() ?? "null"}}, "target": {"kind": "container"}, "runs": null}"""
        );

    /// <summary>A text with a part replaced, which has to be there.</summary>
    public static string Changed(string text, string part, string by)
    {
        Assert.Contains(part, text, StringComparison.Ordinal);
        return text.Replace(part, by, StringComparison.Ordinal);
    }
}
