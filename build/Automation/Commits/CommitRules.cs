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
            CommitRules rules = Default;
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                rules = property.Name switch
                {
                    "types" => rules with { Types = [.. property.Value.EnumerateArray().Select(ParseType)] },
                    "scopes" => rules with
                    {
                        Scopes = [.. property.Value.EnumerateArray().Select(x => x.GetString() ?? "")],
                    },
                    "maxSubjectLength" => rules with { MaxSubjectLength = property.Value.GetInt32() },
                    "exemptions" => rules with { Exemptions = ParseExemptions(property.Value) },
                    _ => throw new AutomationException(
                        $"{File}: '{property.Name}' is no setting. There are types, scopes, maxSubjectLength and exemptions."
                    ),
                };
            }
            return rules;
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new AutomationException($"{File} cannot be read: {exception.Message} Mend it.", exception);
        }
    }

    private static CommitType ParseType(JsonElement element) =>
        new(
            element.GetProperty("type").GetString() ?? "",
            element.TryGetProperty("heading", out JsonElement heading) ? heading.GetString() : null,
            !element.TryGetProperty("bump", out JsonElement bump) ? CommitBump.None
                : Enum.TryParse(bump.GetString(), ignoreCase: true, out CommitBump value) ? value
                : throw new AutomationException($"{File}: '{bump}' is no bump. There are none, patch, minor and major.")
        );

    private static Dictionary<string, string> ParseExemptions(JsonElement array)
    {
        Dictionary<string, string> exemptions = new(StringComparer.Ordinal);
        foreach (JsonElement element in array.EnumerateArray())
        {
            string commit = element.GetProperty("commit").GetString() ?? "";
            string reason = element.GetProperty("reason").GetString() ?? "";
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
