using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Automation.Templating;

/// <summary>What <c>template.json</c> says of the template that this repository is.</summary>
public sealed class TemplateManifest
{
    /// <summary>The folder of the template's own files, relative to the repository.</summary>
    public const string Folder = ".template.config";

    /// <summary>Where it lies, relative to the repository.</summary>
    public const string FileName = Folder + "/template.json";

    /// <summary>The word that a made project has its template's version for.</summary>
    internal const string VersionWord = "Template.Version";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonObject content;
    private readonly IReadOnlyList<Regex> neverRendered;

    private TemplateManifest(JsonObject content)
    {
        this.content = content;
        Identity = Text("identity");
        ShortName = Text("shortName");
        Name = Text("name");
        Author = Text("author");
        Description = Text("description");
        Classifications = Texts(content["classifications"]);
        Parameters =
        [
            .. (content["symbols"] as JsonObject ?? throw Bad("it has no symbols"))
                .Where(x => (string?)x.Value?["type"] == "parameter")
                .Select(x => new TemplateParameter(x.Key, x.Value!.AsObject())),
        ];
        // The first source that has no folder is the repository itself, whole; what is adopted of it is less.
        JsonNode main =
            (content["sources"] as JsonArray)?.FirstOrDefault(x => x?["source"] == null)
            ?? throw Bad("no source is the repository itself");
        neverRendered = [.. Texts(main["exclude"]).Select(Pattern)];
    }

    /// <summary>The id of the template and of its package.</summary>
    public string Identity { get; }

    /// <summary>What people call it on the command line.</summary>
    public string ShortName { get; }

    /// <summary>What it is called in lists.</summary>
    public string Name { get; }

    /// <summary>Who wrote it.</summary>
    public string Author { get; }

    /// <summary>What it makes, in a sentence.</summary>
    public string Description { get; }

    /// <summary>Words that it is found by.</summary>
    public IReadOnlyList<string> Classifications { get; }

    /// <summary>What people are asked, in order.</summary>
    public IReadOnlyList<TemplateParameter> Parameters { get; }

    /// <summary>Reads it; null when the folder is no template.</summary>
    /// <param name="root">The folder.</param>
    /// <exception cref="AutomationException">It is not valid.</exception>
    public static TemplateManifest? Find(string root)
    {
        string file = Path.Combine(root, FileName);
        return File.Exists(file) ? Parse(File.ReadAllText(file)) : null;
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="AutomationException">It is not valid.</exception>
    public static TemplateManifest Parse(string text)
    {
        try
        {
            return new TemplateManifest(JsonNode.Parse(text) as JsonObject ?? throw Bad("it is no object"));
        }
        catch (Exception exception)
            when (exception is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw Bad(exception.Message.ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    /// <summary>True for a file of the repository that no made project has under its name.</summary>
    /// <param name="path">The path relative to the repository, with slashes.</param>
    public bool IsNeverRendered(string path) => neverRendered.Any(x => x.IsMatch(path));

    /// <summary>The text of the file for a package: what it makes knows the version.</summary>
    /// <exception cref="AutomationException">There is no place for it.</exception>
    public string WithVersion(string version)
    {
        JsonObject stamped = content.DeepClone().AsObject();
        JsonNode symbol =
            stamped["symbols"]!
                .AsObject()
                .Select(x => x.Value!)
                .FirstOrDefault(x => (string?)x["generator"] == "constant" && (string?)x["replaces"] == VersionWord)
            ?? throw Bad($"no constant replaces {VersionWord}");
        symbol["parameters"]!["value"] = version;
        return stamped.ToJsonString(Written) + "\n";
    }

    private static Regex Pattern(string glob) =>
        new(
            "^"
                + Regex
                    .Escape(glob)
                    .Replace("\\*\\*/", "(.*/)?", StringComparison.Ordinal)
                    .Replace("\\*\\*", ".*", StringComparison.Ordinal)
                    .Replace("\\*", "[^/]*", StringComparison.Ordinal)
                + "$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );

    private static string[] Texts(JsonNode? array) =>
        [.. (array as JsonArray ?? []).Select(x => (string?)x).OfType<string>()];

    private static AutomationException Bad(string problem) =>
        new($"{FileName} cannot be read: {problem}. Mend it, then run ./build.sh PackTemplate");

    private string Text(string key) => (string?)content[key] ?? throw Bad($"'{key}' is missing");
}

/// <summary>Something that people are asked.</summary>
/// <param name="name">What it is called on the command line, without dashes.</param>
/// <param name="content">What the file says of it.</param>
public sealed class TemplateParameter(string name, JsonObject content)
{
    /// <summary>What it is called on the command line, without dashes.</summary>
    public string Name => name;

    /// <summary>What it is, in a sentence.</summary>
    public string Description { get; } = (string?)content["description"] ?? "";

    /// <summary>The answer of who does not give one.</summary>
    public string Default { get; } = (string?)content["defaultValue"] ?? "";

    /// <summary>The answers that can be given; none when any text can.</summary>
    public IReadOnlyList<string> Choices { get; } =
    [
        .. (content["choices"] as JsonArray ?? []).Select(x => (string?)x?["choice"]).OfType<string>(),
        .. (string?)content["datatype"] == "bool" ? new[] { "true", "false" } : [],
    ];
}
