using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Automation.Health.Reading;

/// <summary>Makes values of the events of YamlDotNet's parser.</summary>
/// <remarks>Its own tree cannot be used on what others wrote: it goes round in an anchor that holds itself, and down in brackets without end.</remarks>
internal sealed class YamlTree(string text)
{
    private const int MaxDepth = 100;
    private readonly Parser parser = new(new StringReader(text));
    private readonly Dictionary<string, YamlValue> anchors = new(StringComparer.Ordinal);

    /// <summary>The documents.</summary>
    /// <exception cref="YamlException">The text is not valid.</exception>
    public IReadOnlyList<YamlValue> Read()
    {
        List<YamlValue> documents = [];
        parser.Consume<StreamStart>();
        while (!parser.TryConsume<StreamEnd>(out _))
        {
            parser.Consume<DocumentStart>();
            anchors.Clear();
            documents.Add(ReadValue(0));
            parser.Consume<DocumentEnd>();
        }
        return documents;
    }

    private YamlValue ReadValue(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors.TryGetValue(alias.Value.Value, out YamlValue? known)
                ? known
                : throw Problem(alias, $"*{alias.Value.Value} stands for no value before it");
        NodeEvent start = parser.Consume<NodeEvent>();
        if (depth > MaxDepth)
            throw Problem(start, $"More than {MaxDepth} brackets stand in each other");
        YamlValue value = start switch
        {
            Scalar scalar => YamlValue.Scalar(Line(scalar), scalar.Value, scalar.IsPlainImplicit),
            SequenceStart => YamlValue.Sequence(Line(start), ReadItems(depth)),
            _ => YamlValue.Mapping(Line(start), ReadEntries(depth)),
        };
        if (!start.Anchor.IsEmpty)
            anchors[start.Anchor.Value] = value;
        return value;
    }

    private List<YamlValue> ReadItems(int depth)
    {
        List<YamlValue> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadValue(depth + 1));
        return items;
    }

    private List<YamlEntry> ReadEntries(int depth)
    {
        List<YamlEntry> entries = [];
        List<YamlValue> merged = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            ParsingEvent start = parser.Current!;
            YamlValue key = ReadValue(depth + 1);
            YamlValue value = ReadValue(depth + 1);
            if (key.Text == "<<")
                merged.AddRange(value.IsMapping ? [value] : value.Items);
            else if (!keys.Add(key.Text ?? ""))
                throw Problem(start, $"The key '{key.Text}' is there twice");
            else
                entries.Add(new YamlEntry(key.Text ?? "", key.Line, value));
        }
        entries.AddRange(merged.SelectMany(x => x.Entries).Where(x => keys.Add(x.Key)));
        return entries;
    }

    private static int Line(ParsingEvent at) => (int)Math.Min(at.Start.Line, int.MaxValue);

    private static YamlException Problem(ParsingEvent at, string message) => new(at.Start, at.End, message);
}
