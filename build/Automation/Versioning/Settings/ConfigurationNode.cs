using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Automation.Versioning.Settings;

/// <summary>A part of a configuration, with its values read as what they should be.</summary>
/// <param name="Mapping">The keys and values.</param>
/// <param name="Source">Where they were written.</param>
/// <param name="Path">The keys that lead here, with a dot behind each.</param>
internal sealed record ConfigurationNode(YamlMappingNode Mapping, ConfigurationSource Source, string Path = "")
{
    /// <summary>The value, when the part is one.</summary>
    public string? Value { get; private init; }

    /// <summary>The key that leads here, as it was written.</summary>
    private YamlNode? Key { get; init; }

    /// <summary>An error in this part.</summary>
    /// <param name="problem">What is wrong and what to do, without a full stop.</param>
    public AutomationException Error(string problem) => new($"{Source.Place(Key)}: {problem}.");

    /// <summary>An error in the value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="problem">What is wrong with it and what to do, without a full stop.</param>
    public AutomationException Error(string key, string problem) =>
        new($"{Source.Place(Find(key), Key)}: {Path}{key} {problem}.");

    /// <summary>The places of all values, by key.</summary>
    public IReadOnlyDictionary<string, string> Places =>
        Mapping.Children.ToDictionary(x => ValueOf(x.Key) ?? "", x => Source.Place(x.Value), StringComparer.Ordinal);

    /// <summary>The text of a key; null when the key is not there, or has no value.</summary>
    public string? Text(string key) =>
        Find(key) is not { } node ? null
        : node is YamlScalarNode ? ValueOf(node)
        : throw Error(key, "holds more than one value. Give one");

    public bool? Flag(string key) =>
        Text(key) is not { } text ? null
        : bool.TryParse(text, out bool flag) ? flag
        : throw Error(key, $"is '{text}'. Give true or false");

    public int? Number(string key) =>
        Text(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? throw Error(
                key,
                $"is '{text}', which is out of range. Give a number from {int.MinValue} to {int.MaxValue}"
            )
        : throw Error(key, $"is '{text}'. Give a number");

    public DateTimeOffset? Date(string key) =>
        Text(key) is not { } text ? null
        : DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset date
        )
            ? date
        : throw Error(key, $"is '{text}'. Give a date such as 2026-01-31");

    /// <summary>A form in which dates are written.</summary>
    public string? DateFormat(string key)
    {
        if (Text(key) is not { } text)
            return null;
        try
        {
            _ = DateTimeOffset.UnixEpoch.ToString(text, CultureInfo.InvariantCulture);
            return text;
        }
        catch (FormatException)
        {
            throw Error(key, $"is '{text}', which is no form of a date. Give one such as yyyy-MM-dd");
        }
    }

    /// <summary>A regular expression.</summary>
    public string? Pattern(string key) =>
        Find(key) is { } node && Text(key) is { } text ? Checked(key, node, text) : null;

    /// <summary>Regular expressions.</summary>
    public IReadOnlyList<string> Patterns(string key) =>
        Find(key) is { } node ? [.. List(key).Select(x => Checked(key, node, x))] : [];

    public string? Choice(string key, string[] choices) =>
        Text(key) is not { } text
            ? null
            : choices.FirstOrDefault(x => string.Equals(x, text, StringComparison.OrdinalIgnoreCase))
                ?? throw Error(key, $"is '{text}'. There are {string.Join(", ", choices)}");

    public T? Enumeration<T>(string key)
        where T : struct, Enum => Choice(key, Enum.GetNames<T>()) is { } name ? Enum.Parse<T>(name) : null;

    /// <param name="key">The key.</param>
    /// <param name="mayBeText">True to take one text as a list of one, as the command line always may.</param>
    public IReadOnlyList<string> List(string key, bool mayBeText = false) =>
        Find(key) switch
        {
            null => [],
            YamlSequenceNode list =>
            [
                .. list.Children.Select(x =>
                    ValueOf(x) ?? throw Error(key, "holds something that is no text. Give a list of texts")
                ),
            ],
            YamlScalarNode scalar when ValueOf(scalar) is { Length: > 0 } one => mayBeText
            || Source.IsOverriding(scalar)
                ? [one]
                : throw Error(key, $"is one text. Give a list: [{one}]"),
            YamlScalarNode => [],
            _ => throw Error(key, "holds keys. Give a list of texts"),
        };

    public ConfigurationNode Child(string key) =>
        Find(key) switch
        {
            null => Part(key, null, []),
            YamlMappingNode inner => Part(key, inner, inner),
            YamlScalarNode scalar when ValueOf(scalar) == null => Part(key, scalar, []),
            _ => throw Error(key, "holds a value. Give keys with values"),
        };

    public IEnumerable<(string Key, ConfigurationNode Node)> Children(string key)
    {
        foreach ((YamlNode name, YamlNode value) in Child(key).Mapping.Children)
        {
            string path = $"{Path}{key}.{name}";
            if (ValueOf(name) is not { Length: > 0 } text)
                throw new AutomationException(
                    $"{Source.Place(name)}: {Path}{key} has a key that is no name. Give it one."
                );
            if (value is YamlSequenceNode)
                throw new AutomationException($"{Source.Place(value)}: {path} holds a list. Give keys with values.");
            yield return (
                text,
                new ConfigurationNode(value as YamlMappingNode ?? [], Source, $"{path}.")
                {
                    Key = Source.IsWritten(name) ? name : value,
                    Value = ValueOf(value),
                }
            );
        }
    }

    /// <summary>The text of a value; null for none, in all the ways that YAML writes it.</summary>
    public static string? ValueOf(YamlNode node)
    {
        if (node is not YamlScalarNode scalar)
            return null;
        bool isPlainNull =
            scalar.Style == ScalarStyle.Plain && scalar.Value is null or "" or "~" or "null" or "Null" or "NULL";
        return isPlainNull ? null : scalar.Value;
    }

    private ConfigurationNode Part(string key, YamlNode? node, YamlMappingNode mapping) =>
        new(mapping, Source, $"{Path}{key}.") { Key = node };

    private string Checked(string key, YamlNode node, string pattern)
    {
        // Those of the workflows are right.
        if (!Source.IsWritten(node))
            return pattern;
        try
        {
            Settings.Patterns.Check(pattern);
            return pattern;
        }
        catch (AutomationException exception)
        {
            throw new AutomationException($"{Source.Place(node)}: {Path}{key}: {exception.Message}", exception);
        }
    }

    private YamlNode? Find(string key) =>
        Mapping.Children.TryGetValue(new YamlScalarNode(key), out YamlNode? node) ? node : null;
}
