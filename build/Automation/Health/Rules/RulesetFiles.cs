using System.Text.Json;

namespace Automation.Health.Rules;

/// <summary>The rules of the server lie in the repository, where their changes are reviewed.</summary>
internal sealed class RulesetFiles()
    : HealthRule(
        "WF018",
        HealthSeverity.Medium,
        "Rulesets are files, and that of the default branch asks for all that Scorecard's top tier does",
        "Write the ruleset as JSON into .github/rulesets, in the form of GitHub's API."
    )
{
    private const string Folder = ".github/rulesets/";

    /// <summary>What the rule for pull requests must say, by its parameter.</summary>
    private static readonly (string Name, string Missing)[] Reviews =
    [
        ("dismiss_stale_reviews_on_push", "an approval stays after a push"),
        ("require_code_owner_review", "code owners need not approve"),
        ("require_last_push_approval", "who pushed last can approve"),
    ];

    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        if (!repository.IsOnGitHub)
            return [];
        string[] files =
        [
            .. repository.Files.Where(x =>
                x.StartsWith(Folder, StringComparison.Ordinal) && x.EndsWith(".json", StringComparison.Ordinal)
            ),
        ];
        (string Path, List<string>? Missing)[] read = [.. files.Select(x => (x, Missing(repository.Text(x))))];
        HealthFinding[] findings =
        [
            .. read.SelectMany(x => x.Missing ?? [], (x, y) => Found(x.Path, 1, $"The ruleset is too weak: {y}.")),
        ];
        return read.Any(x => x.Missing != null)
            ? findings
            : [Found(files.FirstOrDefault() ?? Folder + "main.json", 1, "No ruleset protects the default branch.")];
    }

    /// <summary>What a ruleset lacks; null when it is none for the default branch.</summary>
    private static List<string>? Missing(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            return Text(root, "target") == "branch" && IsForDefaultBranch(root) ? [.. Lacks(root)] : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ["it is no valid JSON"];
        }
    }

    private static IEnumerable<string> Lacks(JsonElement root)
    {
        if (Text(root, "enforcement") != "active")
            yield return "it is not active";
        if (Items(root, "bypass_actors").Any())
            yield return "some may bypass it";
        Dictionary<string, JsonElement> rules = [];
        foreach (JsonElement rule in Items(root, "rules"))
            rules[Text(rule, "type") ?? ""] = Child(rule, "parameters");
        if (!rules.ContainsKey("deletion"))
            yield return "the branch can be deleted";
        if (!rules.ContainsKey("non_fast_forward"))
            yield return "the branch can be pushed by force";
        JsonElement reviews = rules.GetValueOrDefault("pull_request");
        if (
            !(
                Child(reviews, "required_approving_review_count") is { ValueKind: JsonValueKind.Number } count
                && count.TryGetInt32(out int number)
                && number >= 2
            )
        )
            yield return "it asks for fewer than 2 approvals";
        foreach ((string name, string missing) in Reviews)
        {
            if (Child(reviews, name).ValueKind != JsonValueKind.True)
                yield return missing;
        }
        JsonElement checks = rules.GetValueOrDefault("required_status_checks");
        if (!Items(checks, "required_status_checks").Any())
            yield return "no check is required";
        if (Child(checks, "strict_required_status_checks_policy").ValueKind != JsonValueKind.True)
            yield return "a branch need not be up to date";
    }

    private static bool IsForDefaultBranch(JsonElement root) =>
        Items(Child(Child(root, "conditions"), "ref_name"), "include")
            .Any(x =>
                x.ValueKind == JsonValueKind.String && x.GetString() is "~DEFAULT_BRANCH" or "~ALL" or "refs/heads/main"
            );

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement child)
            ? child
            : default;

    private static string? Text(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;
}
