using System.Text;
using System.Text.Json.Nodes;

namespace Automation.Environments;

/// <summary>An environment as its file describes it.</summary>
/// <param name="Name">Its name, which is that of the file.</param>
/// <param name="Previous">The environment from which releases come; null for the first one, which follows published releases.</param>
/// <param name="Kind">Where it runs: local, container, azure-container-apps or kubernetes.</param>
/// <param name="Target">The settings of the kind.</param>
/// <param name="Settings">The environment variables of what runs.</param>
/// <param name="Validation">What its release has to show before it may go on; null when nothing.</param>
/// <param name="Runs">What it is meant to run; null in the first environment, and before the first promotion.</param>
public sealed record EnvironmentFile(
    string Name,
    string? Previous,
    string Kind,
    JsonObject Target,
    IReadOnlyDictionary<string, string> Settings,
    ValidationLimits? Validation,
    EnvironmentRelease? Runs
)
{
    /// <summary>The folder of the files.</summary>
    public const string Folder = "deploy/environments";

    private const string SchemaEnd = ".schema.json";

    /// <summary>The text that it was read from.</summary>
    internal string Text { get; init; } = "";

    /// <summary>The file of an environment, relative to the top folder.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}.json";

    /// <summary>Reads all environments.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <returns>The environments, each after the one that it gets releases from.</returns>
    /// <exception cref="AutomationException">There are none, a file cannot be read, or they are in no order.</exception>
    public static IReadOnlyList<EnvironmentFile> ReadAll(string root) =>
        EnvironmentOrder.Sort([.. Names(root).Select(x => Parse(x, File.ReadAllText(Path.Combine(root, PathOf(x)))))]);

    /// <summary>Reads one environment.</summary>
    /// <exception cref="AutomationException">There is none of the name, or the files are not right.</exception>
    public static EnvironmentFile Read(string root, string name)
    {
        IReadOnlyList<EnvironmentFile> all = ReadAll(root);
        return all.FirstOrDefault(x => x.Name == name)
            ?? throw new AutomationException(
                $"There is no environment '{name}'. There are {string.Join(", ", all.Select(x => x.Name))}."
            );
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="AutomationException">It is not right; the sentence names the line.</exception>
    public static EnvironmentFile Parse(string name, string text) => EnvironmentReader.Read(name, text);

    /// <summary>The text of the file with another release; all but the value of "runs" stays to the byte.</summary>
    /// <exception cref="AutomationException">It is the first environment, which has none in its file.</exception>
    public string With(EnvironmentRelease runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (Previous == null)
            throw new AutomationException(
                $"{PathOf(Name)} is of the first environment, which follows published releases and names none. Publish the release instead."
            );
        byte[] bytes = Encoding.UTF8.GetBytes(Text);
        PlacedJson value = PlacedJson.Parse(PathOf(Name), Text)["runs"]!;
        string before = Encoding.UTF8.GetString(bytes, 0, value.Start);
        string line = before[(before.LastIndexOf('\n') + 1)..];
        string indent = line[..^line.TrimStart().Length];
        string newLine = Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string json = runs.ToJson(indent, indent.Contains('\t', StringComparison.Ordinal) ? "\t" : "  ", newLine);
        string changed = before + json + Encoding.UTF8.GetString(bytes, value.End, bytes.Length - value.End);
        // What cannot be read again is never written.
        _ = Parse(Name, changed);
        return changed;
    }

    private static IEnumerable<string> Names(string root)
    {
        string folder = Path.Combine(root, Folder);
        return Directory.Exists(folder)
            ? Directory
                .GetFiles(folder, "*.json")
                .Where(x => !x.EndsWith(SchemaEnd, StringComparison.Ordinal))
                .Select(x => Path.GetFileNameWithoutExtension(x))
                .Order(StringComparer.Ordinal)
            : [];
    }
}
