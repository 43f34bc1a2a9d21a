using System.Text.Json;
using System.Text.Json.Serialization;

namespace Template.Jobs.Spool;

/// <summary>One line of a job's file after the first: something that happened.</summary>
internal sealed record SpoolLine(JobEvent Event)
{
    /// <summary>The word for the end that is no <see cref="JobEvent"/> for others.</summary>
    public const string Completed = "completed";

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? RunAt { get; init; }

    public string? Result { get; init; }

    /// <summary>The line with a line end on both sides: what was torn before it cannot spoil it.</summary>
    public byte[] ToBytes() =>
        [(byte)'\n', .. JsonSerializer.SerializeToUtf8Bytes(this, SpoolJson.Default.SpoolLine), (byte)'\n'];

    public static SpoolLine? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, SpoolJson.Default.SpoolLine) is { Event.Kind: not null } read
                ? read
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
