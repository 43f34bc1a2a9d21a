using Automation.TemplateUpdates;

namespace Automation.Tests.TemplateUpdates;

/// <summary>A template whose versions are lists of files.</summary>
internal sealed class VersionsInMemory : ITemplateRendering
{
    private readonly Dictionary<string, Dictionary<string, string>> versions = new(StringComparer.Ordinal);

    /// <summary>Answers that no version has a question for.</summary>
    public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a project was made.</summary>
    public int Rendered { get; private set; }

    public Dictionary<string, string> this[string version]
    {
        get => versions[version];
        set => versions[version] = value;
    }

    public void Forget(string version) => versions.Remove(version);

    public IReadOnlyList<string> Render(
        string package,
        string? source,
        IReadOnlyDictionary<string, string> answers,
        string folder
    )
    {
        Rendered++;
        string version = source ?? versions.Keys.Max(StringComparer.Ordinal)!;
        if (!versions.TryGetValue(version, out Dictionary<string, string>? files))
            throw new AutomationException($"{package} {version} is on no feed.");
        string[] dropped = [.. answers.Keys.Where(Unknown.Contains)];
        foreach ((string path, string content) in files)
            Write(path, content);
        Write(".devex.json", Record(version, answers.Where(x => !Unknown.Contains(x.Key))));
        return dropped;

        void Write(string path, string content)
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content.Replace("NAME", answers["name"], StringComparison.Ordinal));
        }
    }

    private static string Record(string version, IEnumerable<KeyValuePair<string, string>> answers) =>
        $$"""
            {
              "template": "DevEx.Template",
              "version": "{{version}}",
              "answers": { {{string.Join(", ", answers.Select(x => $"\"{x.Key}\": \"{x.Value}\""))}} }
            }
            """;
}
