using System.Text.Json;

namespace Automation.Linting;

/// <summary>Reads the reports that the compiler writes (SARIF 2.1, one per project).</summary>
/// <param name="root">The repository's folder.</param>
public sealed class SarifReport(string root)
{
    /// <summary>The diagnostics of a project that are not suppressed in its source.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="file">The report.</param>
    /// <exception cref="AutomationException">The report is missing or torn.</exception>
    public IReadOnlyList<Diagnostic> Read(string project, string file)
    {
        if (!File.Exists(file))
            throw new AutomationException($"{project} left no diagnostics at {file}. Run ./build.sh Compile");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            return
            [
                .. document
                    .RootElement.GetProperty("runs")
                    .EnumerateArray()
                    .Where(x => x.TryGetProperty("results", out _))
                    .SelectMany(x => x.GetProperty("results").EnumerateArray())
                    .Where(IsReported)
                    .Select(x => Parse(project, x))
                    .Distinct(),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AutomationException(
                $"{file} is not a complete diagnostics report. Run ./build.sh Clean Compile",
                exception
            );
        }
    }

    private static bool IsReported(JsonElement result)
    {
        string? level = result.TryGetProperty("level", out JsonElement value) ? value.GetString() : "warning";
        bool isSuppressed =
            result.TryGetProperty("suppressions", out JsonElement suppressions) && suppressions.GetArrayLength() > 0;
        return !isSuppressed && level is "warning" or "error";
    }

    private Diagnostic Parse(string project, JsonElement result)
    {
        string message = result.GetProperty("message").GetProperty("text").GetString() ?? "";
        string id = result.GetProperty("ruleId").GetString() ?? "";
        if (!result.TryGetProperty("locations", out JsonElement locations) || locations.GetArrayLength() == 0)
            return new Diagnostic(id, message, "", 0, project);
        JsonElement place = locations[0].GetProperty("physicalLocation");
        string file = Uri.TryCreate(
            place.GetProperty("artifactLocation").GetProperty("uri").GetString(),
            UriKind.Absolute,
            out Uri? uri
        )
            ? uri.LocalPath
            : "";
        int line = place.TryGetProperty("region", out JsonElement region)
            ? region.GetProperty("startLine").GetInt32()
            : 0;
        return new Diagnostic(
            id,
            message,
            file.Length == 0 ? "" : Path.GetRelativePath(root, file).Replace('\\', '/'),
            line,
            project
        );
    }
}
