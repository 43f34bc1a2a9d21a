using System.Text.Json;
using System.Text.Json.Serialization;
using Automation.Services;

namespace Automation.Deploying.Local;

/// <summary>One of the two places in which a version runs.</summary>
/// <param name="Index">0 or 1.</param>
/// <param name="Release">The name of its folder.</param>
/// <param name="Version">The version.</param>
/// <param name="Digest">The digest of the release.</param>
/// <param name="Commit">The commit.</param>
public sealed record LocalSlot(int Index, string Release, string Version, string Digest, string Commit)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Its processes, by the folder of the archive that each was started from.</summary>
    public IReadOnlyDictionary<string, ProcessIdentity> Processes { get; init; } =
        new Dictionary<string, ProcessIdentity>(StringComparer.Ordinal);

    /// <summary>When it had passed all tests; null before.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The release that was current before it; null for the first one.</summary>
    public string? Previous { get; init; }

    /// <summary>Whether all its processes run.</summary>
    [JsonIgnore]
    public bool IsRunning => Processes.Count > 0 && Processes.Values.All(x => x.IsRunning);

    /// <summary>Reads a slot.</summary>
    /// <returns>Null when nothing was started there.</returns>
    /// <exception cref="AutomationException">The file is damaged.</exception>
    public static LocalSlot? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<LocalSlot>(File.ReadAllText(file), Json) : null;
        }
        catch (JsonException e)
        {
            throw new AutomationException(
                $"{file} is damaged: {e.Message} End the processes that run from its folder, and delete it.",
                e
            );
        }
    }

    /// <summary>Writes the slot; whoever reads it sees all of it or nothing.</summary>
    public void Write(string file)
    {
        string next = file + ".new";
        File.WriteAllText(next, JsonSerializer.Serialize(this, Json));
        File.Move(next, file, overwrite: true);
    }
}
