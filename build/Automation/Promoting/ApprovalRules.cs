using System.Text.Json;

namespace Automation.Promoting;

/// <summary>Whose word a promotion needs. They stand in .github/governance.json, under <c>promotion</c>.</summary>
/// <param name="Approvals">How many people must approve.</param>
/// <param name="SeniorApprovals">How many of them must be seniors.</param>
/// <param name="Team">The short name of the team of seniors; null when there is none.</param>
/// <param name="Seniors">Logins of seniors who are named one by one.</param>
/// <param name="BuildWorkflow">The path of the workflow that builds and attests releases.</param>
public sealed record ApprovalRules(
    int Approvals,
    int SeniorApprovals,
    string? Team,
    IReadOnlyList<string> Seniors,
    string BuildWorkflow
)
{
    /// <summary>Where the rules are, below the repository's folder.</summary>
    public const string Path = ".github/governance.json";

    private const string Section = "promotion";

    /// <summary>Reads the rules of a repository.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <exception cref="AutomationException">The file is missing, or is not what it should be.</exception>
    public static ApprovalRules Read(string root)
    {
        string file = System.IO.Path.Combine(root, Path);
        return File.Exists(file)
            ? Parse(File.ReadAllText(file))
            : throw new AutomationException(
                $"{Path} is missing. It says who approves promotions; its form is in .github/governance.schema.json."
            );
    }

    /// <summary>Reads the rules from a text.</summary>
    /// <param name="text">The content of the file.</param>
    /// <exception cref="AutomationException">It is not what it should be.</exception>
    public static ApprovalRules Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement section = document.RootElement.GetProperty(Section);
            ApprovalRules rules = new(
                section.GetProperty("approvals").GetInt32(),
                section.GetProperty("seniorApprovals").GetInt32(),
                section.TryGetProperty("seniorTeam", out JsonElement team) ? team.GetString() : null,
                section.TryGetProperty("seniors", out JsonElement seniors)
                    ? [.. seniors.EnumerateArray().Select(x => x.GetString() ?? "").Where(x => x.Length > 0)]
                    : [],
                section.GetProperty("buildWorkflow").GetString() ?? ""
            );
            return rules.Problem is { } problem ? throw new AutomationException($"{Path}: {problem}") : rules;
        }
        catch (JsonException exception)
        {
            throw new AutomationException(
                $"{Path}:{exception.LineNumber + 1}: this is no valid JSON. Mend it there.",
                exception
            );
        }
        catch (Exception exception)
            when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new AutomationException(
                $"{Path}: \"{Section}\" needs \"approvals\" and \"seniorApprovals\" (numbers), \"seniorTeam\" or \"seniors\", and \"buildWorkflow\"; the form is in .github/governance.schema.json.",
                exception
            );
        }
    }

    private string? Problem =>
        Approvals < 1 ? "\"approvals\" is below 1, so that one person alone could promote. Raise it."
        : SeniorApprovals < 0 || SeniorApprovals > Approvals
            ? "\"seniorApprovals\" must be between 0 and \"approvals\"."
        : SeniorApprovals > 0 && Team == null && Seniors.Count == 0
            ? "nobody is a senior: name \"seniorTeam\" or \"seniors\"."
        : null;
}
