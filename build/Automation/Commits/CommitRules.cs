using System.Text.Json;

namespace Automation.Commits;

/// <summary>The types and scopes of commits: one list for the hook, for CI, for the changelog and for the version.</summary>
/// <param name="Types">The types.</param>
/// <param name="Scopes">The scopes; any when there is none.</param>
/// <param name="MaxSubjectLength">The longest first line, in characters.</param>
/// <param name="Exemptions">Commits that are not checked, by id or its beginning, each with the reason.</param>
public sealed record CommitRules(
    IReadOnlyList<CommitType> Types,
    IReadOnlyList<string> Scopes,
    int MaxSubjectLength,
    IReadOnlyDictionary<string, string> Exemptions
)
{
    /// <summary>Where the rules lie, relative to the root.</summary>
    public const string File = ".config/commits.json";

    /// <summary>What holds without the file.</summary>
    public static CommitRules Default { get; } =
        new(
            [
                new("feat", "Added", CommitBump.Minor),
                new("fix", "Fixed", CommitBump.Patch),
                new("perf", "Changed", CommitBump.Patch),
                new("revert", "Changed", CommitBump.Patch),
                new("refactor", null, CommitBump.None),
                new("docs", null, CommitBump.None),
                new("style", null, CommitBump.None),
                new("test", null, CommitBump.None),
                new("build", null, CommitBump.None),
                new("ci", null, CommitBump.None),
                new("chore", null, CommitBump.None),
            ],
            [],
            69,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

    /// <summary>Reads the rules of a repository.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <exception cref="AutomationException">They are not valid.</exception>
    public static CommitRules Read(string root)
    {
        string file = Path.Combine(root, File);
        return System.IO.File.Exists(file) ? Parse(System.IO.File.ReadAllBytes(file)) : Default;
    }

    /// <summary>Reads the rules.</summary>
    /// <exception cref="AutomationException">They are not valid.</exception>
    public static CommitRules Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            Require(document.RootElement, JsonValueKind.Object, "The file", "an object, such as { \"scopes\": [] }");
            CommitRules rules = Default;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                rules = property.Name switch
                {
                    "types" => rules with { Types = [.. Items(property).Select(ParseType)] },
                    "scopes" => rules with { Scopes = [.. Items(property).Select(x => Text(x, "a scope") ?? "")] },
                    "maxSubjectLength" => rules with { MaxSubjectLength = Number(property) },
                    "exemptions" => rules with { Exemptions = ParseExemptions(property) },
                    _ => throw new AutomationException(
                        $"{File}: '{property.Name}' is no setting. There are types, scopes, maxSubjectLength and exemptions."
                    ),
                };
            }
            return rules;
        }
        catch (JsonException exception)
        {
            throw new AutomationException($"{File} cannot be read: {exception.Message} Mend it.", exception);
        }
    }

    private static void Require(JsonElement element, JsonValueKind kind, string what, string instead)
    {
        if (element.ValueKind != kind)
            throw new AutomationException($"{File}: {what} is '{element}'. Write {instead}.");
    }

    private static JsonElement.ArrayEnumerator Items(JsonProperty property)
    {
        Require(property.Value, JsonValueKind.Array, property.Name, "a list: [ … ]");
        return property.Value.EnumerateArray();
    }

    private static int Number(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Number && property.Value.TryGetInt32(out int number)
            ? number
            : throw new AutomationException($"{File}: {property.Name} is '{property.Value}'. Write a whole number.");

    private static string? Text(JsonElement element, string what)
    {
        if (element.ValueKind != JsonValueKind.Null)
            Require(element, JsonValueKind.String, what, "a text in quotes");
        return element.GetString();
    }

    private static string Text(JsonElement element, string name, string what)
    {
        Require(element, JsonValueKind.Object, what, $"an object with the key {name}");
        return element.TryGetProperty(name, out JsonElement value)
            ? Text(value, $"{name} of {what}") ?? ""
            : throw new AutomationException($"{File}: {what} is '{element}' and has no {name}. Give it one.");
    }

    private static CommitType ParseType(JsonElement element) =>
        new(
            Text(element, "type", "a type"),
            element.TryGetProperty("heading", out JsonElement heading) ? Text(heading, "a heading") : null,
            !element.TryGetProperty("bump", out JsonElement bump) ? CommitBump.None
                : Enum.TryParse(bump.ToString(), ignoreCase: true, out CommitBump value) ? value
                : throw new AutomationException($"{File}: '{bump}' is no bump. There are none, patch, minor and major.")
        );

    private static Dictionary<string, string> ParseExemptions(JsonProperty property)
    {
        Dictionary<string, string> exemptions = new(StringComparer.Ordinal);
        foreach (JsonElement element in Items(property))
        {
            string commit = Text(element, "commit", "an exemption");
            string reason = Text(element, "reason", "an exemption");
            if (commit.Length < 7 || reason.Length == 0)
                throw new AutomationException(
                    $"{File}: an exemption gives a commit, with 7 characters of its id or more, and a reason."
                );
            exemptions[commit] = reason;
        }
        return exemptions;
    }
}

/// <summary>A type of commit.</summary>
/// <param name="Type">The word before the colon.</param>
/// <param name="Heading">The heading of the changelog under which its commits go; null when they are not listed.</param>
/// <param name="Bump">What it raises in the version.</param>
public sealed record CommitType(string Type, string? Heading, CommitBump Bump);

/// <summary>What a commit raises in the version.</summary>
public enum CommitBump
{
    /// <summary>Nothing of its own.</summary>
    None,

    /// <summary>The patch number.</summary>
    Patch,

    /// <summary>The minor number.</summary>
    Minor,

    /// <summary>The major number.</summary>
    Major,
}
