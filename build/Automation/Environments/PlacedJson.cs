using System.Text;
using System.Text.Json;

namespace Automation.Environments;

/// <summary>JSON whose values know where they stand, so that a sentence can name the line and a value can be replaced.</summary>
internal sealed class PlacedJson
{
    private readonly List<(string Name, PlacedJson Value)> members = [];
    private readonly byte[] text;

    private PlacedJson(byte[] text, ref Utf8JsonReader reader)
    {
        this.text = text;
        Start = (int)reader.TokenStartIndex;
        Kind = reader.TokenType;
        if (Kind == JsonTokenType.StartObject)
            ReadMembers(ref reader);
        else if (Kind == JsonTokenType.StartArray)
            reader.Skip();
        End = (int)reader.BytesConsumed;
    }

    /// <summary>The kind of the value; StartObject for an object.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>The first byte of the value.</summary>
    public int Start { get; }

    /// <summary>The byte after the value.</summary>
    public int End { get; }

    /// <summary>The members of an object, in the order of the text.</summary>
    public IReadOnlyList<(string Name, PlacedJson Value)> Members => members;

    /// <summary>The line of the value, from 1.</summary>
    public int Line => LineAt(text, Start);

    /// <summary>The value as it stands.</summary>
    public string Raw => Encoding.UTF8.GetString(text, Start, End - Start);

    /// <summary>The member of a name; null when there is none.</summary>
    public PlacedJson? this[string name] => members.Find(x => x.Name == name).Value;

    /// <summary>Reads a text.</summary>
    /// <exception cref="AutomationException">It is not JSON, or an object has a name twice.</exception>
    public static PlacedJson Parse(string path, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            CheckTexts(bytes);
            Utf8JsonReader reader = new(bytes);
            reader.Read();
            PlacedJson value = new(bytes, ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            string reason = exception.Message.Split(" LineNumber:")[0];
            throw new AutomationException(
                $"{path}, line {(exception.LineNumber ?? 0) + 1}: this is not JSON. {reason}",
                exception
            );
        }
    }

    /// <summary>Finds texts that are none: the reader takes the escape of half a character, and fails when it is asked for it.</summary>
    private static void CheckTexts(byte[] bytes)
    {
        Utf8JsonReader reader = new(bytes);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String))
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException exception)
            {
                int line = LineAt(bytes, (int)reader.TokenStartIndex) - 1;
                throw new JsonException("A text holds half a character.", null, line, null, exception);
            }
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            if (members.Exists(x => x.Name == name))
                throw new JsonException(
                    $"\"{name}\" stands there twice.",
                    null,
                    LineAt(text, (int)reader.TokenStartIndex) - 1,
                    null
                );
            reader.Read();
            members.Add((name, new PlacedJson(text, ref reader)));
        }
    }

    private static int LineAt(byte[] text, int offset) => text.AsSpan(0, offset).Count((byte)'\n') + 1;
}
