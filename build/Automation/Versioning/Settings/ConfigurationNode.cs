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
        Mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? ValueOf(node) : null;

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
        Mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node)
            ? node switch
            {
                YamlSequenceNode list => list.Children.Select(ValueOf).OfType<string>(),
                _ when ValueOf(node) is { Length: > 0 } one => [one],
                _ => [],
            }
            : [];

    public ConfigurationNode Child(string key) =>
        new(
            Mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) && node is YamlMappingNode inner
                ? inner
                : [],
            File
        );

    public IEnumerable<(string Key, ConfigurationNode Node)> Children(string key) =>
        Child(key)
            .Mapping.Children.Select(x =>
                (ValueOf(x.Key) ?? "", new ConfigurationNode(x.Value as YamlMappingNode ?? [], File, ValueOf(x.Value)))
            );

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
