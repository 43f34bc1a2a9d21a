using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Automation.Versioning.Settings;

/// <summary>A part of a configuration, with its values read as what they should be.</summary>
/// <param name="Mapping">The keys and values.</param>
/// <param name="File">The file, for messages.</param>
/// <param name="Value">The value, when the part is one.</param>
internal sealed record ConfigurationNode(YamlMappingNode Mapping, string File, string? Value = null)
{
    public AutomationException Error(string problem) => new($"{File}: {problem}.");

    /// <summary>The text of a key; null when the key is not there, or has no value.</summary>
    public string? Text(string key) =>
        Find(key) is not { } node ? null
        : node is YamlScalarNode ? ValueOf(node)
        : throw Error($"{key} holds more than one value. Give one");

    public bool? Flag(string key) =>
        Text(key) is not { } text ? null
        : bool.TryParse(text, out bool flag) ? flag
        : throw Error($"{key} is '{text}'. Give true or false");

    public int? Number(string key) =>
        Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : throw Error($"{key} is '{text}'. Give a number");

    public DateTimeOffset? Date(string key) =>
        Text(key) is not { } text ? null
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date
        )
            ? date
        : throw Error($"{key} is '{text}'. Give a date such as 2026-01-31");

    public string? Choice(string key, string[] choices) =>
        Text(key) is not { } text
            ? null
            : choices.FirstOrDefault(x => string.Equals(x, text, StringComparison.OrdinalIgnoreCase))
                ?? throw Error($"{key} is '{text}'. There are {string.Join(", ", choices)}");

    public T? Enumeration<T>(string key)
        where T : struct, Enum => Choice(key, Enum.GetNames<T>()) is { } name ? Enum.Parse<T>(name) : null;

    public IEnumerable<string> List(string key) =>
        Find(key) switch
        {
            null => [],
            YamlSequenceNode list => list.Children.Select(x =>
                ValueOf(x) ?? throw Error($"{key} holds something that is no text. Give a list of texts")
            ),
            YamlScalarNode scalar => ValueOf(scalar) is { Length: > 0 } one ? [one] : [],
            _ => throw Error($"{key} holds keys. Give a list of texts"),
        };

    public ConfigurationNode Child(string key) =>
        Find(key) switch
        {
            YamlMappingNode inner => new ConfigurationNode(inner, File),
            null => new ConfigurationNode([], File),
            { } node when ValueOf(node) == null && node is YamlScalarNode => new ConfigurationNode([], File),
            _ => throw Error($"{key} holds a value. Give keys with values"),
        };

    public IEnumerable<(string Key, ConfigurationNode Node)> Children(string key) =>
        Child(key)
            .Mapping.Children.Select(x =>
                x.Value is YamlSequenceNode
                    ? throw Error($"{key}.{ValueOf(x.Key)} holds a list. Give keys with values")
                    : (
                        ValueOf(x.Key) ?? "",
                        new ConfigurationNode(x.Value as YamlMappingNode ?? [], File, ValueOf(x.Value))
                    )
            );

    private YamlNode? Find(string key) =>
        Mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node : null;

    private static string? ValueOf(YamlNode node)
    {
        if (node is not YamlScalarNode scalar)
            return null;
        bool isPlainNull =
            scalar.Style == YamlDotNet.Core.ScalarStyle.Plain
            && scalar.Value is null or "" or "~" or "null" or "Null" or "NULL";
        return isPlainNull ? null : scalar.Value;
    }
}
