namespace Automation.Health.Reading;

/// <summary>A value in a YAML document. Aliases are the value that they stand for, and merged mappings are merged.</summary>
internal sealed class YamlValue
{
    private YamlValue(int line) => Line = line;

    /// <summary>The line, from 1.</summary>
    public int Line { get; }

    /// <summary>The text of a scalar; null for anything else.</summary>
    public string? Text { get; private init; }

    /// <summary>True for a scalar that says nothing: empty, <c>~</c> or <c>null</c>, and not in quotes.</summary>
    public bool IsNull { get; private init; }

    /// <summary>The items of a sequence.</summary>
    public IReadOnlyList<YamlValue> Items { get; private init; } = [];

    /// <summary>The entries of a mapping.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; private init; } = [];

    /// <summary>True for a mapping, also for an empty one.</summary>
    public bool IsMapping { get; private init; }

    /// <summary>The value of a key; null without it.</summary>
    public YamlValue? this[string key] => Entries.FirstOrDefault(x => x.Key == key)?.Value;

    /// <summary>A scalar.</summary>
    public static YamlValue Scalar(int line, string text, bool isPlain) =>
        new(line) { Text = text, IsNull = isPlain && text is "" or "~" or "null" };

    /// <summary>A sequence.</summary>
    public static YamlValue Sequence(int line, IReadOnlyList<YamlValue> items) => new(line) { Items = items };

    /// <summary>A mapping.</summary>
    public static YamlValue Mapping(int line, IReadOnlyList<YamlEntry> entries) =>
        new(line) { Entries = entries, IsMapping = true };

    /// <summary>The text under a key; null when there is none or it says nothing.</summary>
    public string? TextOf(string key) => this[key] is { IsNull: false } value ? value.Text : null;

    /// <summary>The scalars in it, each once.</summary>
    public IEnumerable<YamlValue> Scalars()
    {
        HashSet<YamlValue> seen = [this];
        Stack<YamlValue> left = new([this]);
        while (left.TryPop(out YamlValue? value))
        {
            if (value.Text != null)
                yield return value;
            foreach (YamlValue child in value.Items.Concat(value.Entries.Select(x => x.Value)).Reverse())
            {
                if (seen.Add(child))
                    left.Push(child);
            }
        }
    }
}

/// <summary>An entry of a mapping.</summary>
/// <param name="Key">The key, whether it stands in quotes or not.</param>
/// <param name="Line">The line of the key, from 1.</param>
/// <param name="Value">The value.</param>
internal sealed record YamlEntry(string Key, int Line, YamlValue Value);
