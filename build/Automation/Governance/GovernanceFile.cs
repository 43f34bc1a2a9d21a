using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>What the files of a repository say about its settings on GitHub.</summary>
public sealed class GovernanceFile
{
    /// <summary>Where it is, below the repository's folder.</summary>
    public const string Path = ".github/governance.json";

    private static readonly string[] Sections =
    [
        "$schema",
        "promotion",
        "repository",
        "security",
        "actions",
        "environments",
        "labels",
        "rulesets",
    ];

    /// <summary>Of a name that is there twice, nobody could say which counts.</summary>
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly string root;

    private GovernanceFile(string root, JsonObject content)
    {
        this.root = root;
        RefuseUnknown("", content, Sections);
        JsonObject security = Section(content, "security");
        JsonObject actions = Section(content, "actions");
        JsonObject environments = Section(content, "environments");
        RefuseUnknown("security", security, GovernedSwitches.Names);
        RefuseUnknown("actions", actions, GovernedActions.Names);
        string[] seniors = [.. SeniorsOf(Section(content, "promotion"))];
        // In this order they are mended: the rulesets come last, for they can lock out who mends.
        Parts =
        [
            new GovernedSettings(Section(content, "repository")),
            new GovernedSwitches(
                security.ToDictionary(x => x.Key, x => x.Value!.GetValue<bool>(), StringComparer.Ordinal)
            ),
            new GovernedActions(actions),
            new GovernedEnvironments([
                .. environments.Select(x =>
                    GovernedEnvironment.Read(x.Key, Checked(x.Key, x.Value!.AsObject()), seniors)
                ),
            ]),
            new GovernedLabels([.. (content["labels"]?.AsArray() ?? []).Select(Label)]),
            new GovernedOwners(CodeOwners(), seniors),
            new GovernedRulesets([.. Rulesets(content)]),
        ];
    }

    internal IReadOnlyList<IGovernedPart> Parts { get; }

    /// <summary>Reads the files of a repository.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <exception cref="AutomationException">A file is missing, or is not what it should be.</exception>
    public static GovernanceFile Read(string root)
    {
        JsonObject content = Parse(root, Path);
        try
        {
            return new GovernanceFile(root, content);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or FormatException or NullReferenceException)
        {
            throw new AutomationException(
                $"{Path} has a value of the wrong kind: {exception.Message} {Path.Replace(".json", ".schema.json", StringComparison.Ordinal)} describes the file, and an editor shows where it is not kept.",
                exception
            );
        }
    }

    private static JsonObject Section(JsonObject content, string name) => content[name]?.AsObject() ?? [];

    private static IEnumerable<string> SeniorsOf(JsonObject promotion) =>
        (promotion["seniorTeam"] is { } team ? new[] { $"team:{team.GetValue<string>()}" } : []).Concat(
            (promotion["seniors"]?.AsArray() ?? []).Select(x => $"user:{x!.GetValue<string>()}")
        );

    private static JsonObject Checked(string name, JsonObject environment)
    {
        RefuseUnknown(
            $"environments.{name}",
            environment,
            ["waitMinutes", "preventSelfReview", "reviewers", "branches", "tags"]
        );
        return environment;
    }

    private static JsonObject Label(JsonNode? label)
    {
        JsonObject checkedLabel = label!.AsObject();
        RefuseUnknown("labels", checkedLabel, ["name", "color", "description"]);
        return checkedLabel["name"] != null
            ? checkedLabel
            : throw new AutomationException($"{Path}: a label has no name. Give it one.");
    }

    private IEnumerable<JsonObject> Rulesets(JsonObject content)
    {
        foreach (string path in (content["rulesets"]?.AsArray() ?? []).Select(x => x!.GetValue<string>()))
        {
            JsonObject ruleset = Parse(root, path);
            ruleset.Remove("$schema");
            yield return ruleset["name"] is JsonValue
                ? ruleset
                : throw new AutomationException(
                    $"{path} has no \"name\", by which GitHub knows a ruleset. Give it one."
                );
        }
    }

    private string? CodeOwners() =>
        OwnedPath.Files.Select(x => System.IO.Path.Combine(root, x)).FirstOrDefault(File.Exists) is { } file
            ? File.ReadAllText(file)
            : null;

    private static JsonObject Parse(string root, string path)
    {
        string file = System.IO.Path.Combine(root, path);
        if (!File.Exists(file))
            throw new AutomationException($"{path} is missing. Its form is in .github/governance.schema.json.");
        try
        {
            return JsonNode.Parse(File.ReadAllText(file), documentOptions: Strict) as JsonObject
                ?? throw new AutomationException($"{path} is no JSON object. Mend it.");
        }
        catch (JsonException exception)
        {
            throw new AutomationException(
                $"{path}:{exception.LineNumber + 1}: this is no valid JSON. Mend it there.",
                exception
            );
        }
    }

    private static void RefuseUnknown(string section, JsonObject content, IReadOnlyList<string> known)
    {
        if (content.Select(x => x.Key).FirstOrDefault(x => !known.Contains(x, StringComparer.Ordinal)) is { } unknown)
            throw new AutomationException(
                $"{Path}: '{(section.Length == 0 ? unknown : $"{section}.{unknown}")}' is not known; there are {string.Join(", ", known.Where(x => x[0] != '$'))}. Mend the name."
            );
    }
}
