using System.Text.Json;

namespace Automation.Mutating;

/// <summary>What a run of Stryker found, read from its report in JSON (the schema of mutation-testing-elements, version 2).</summary>
public sealed class MutationReport
{
    private readonly IReadOnlyList<Mutant> mutants;

    private MutationReport(IReadOnlyList<Mutant> mutants) => this.mutants = mutants;

    /// <summary>The changes that count: all but those that do not compile or were left out.</summary>
    public int Count => mutants.Count(x => x.IsAlive || x.IsDetected);

    /// <summary>Those that no test noticed, by file and line.</summary>
    public IReadOnlyList<Mutant> Alive =>
        [.. mutants.Where(x => x.IsAlive).OrderBy(x => x.File, StringComparer.Ordinal).ThenBy(x => x.Line)];

    /// <summary>The share of changes that tests noticed, in percent, not rounded; null when nothing was changed.</summary>
    public decimal? Score => Count == 0 ? null : 100m * mutants.Count(x => x.IsDetected) / Count;

    /// <summary>How many have a status.</summary>
    public int Of(string status) => mutants.Count(x => x.Status == status);

    /// <summary>Reads a report.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="file">The report.</param>
    /// <exception cref="AutomationException">There is none, or it is not valid.</exception>
    public static MutationReport Read(string root, string file)
    {
        if (!File.Exists(file))
            throw new AutomationException($"Stryker wrote no {file}. Run it again: ./build.sh Mutate");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            return new MutationReport([
                .. document
                    .RootElement.GetProperty("files")
                    .EnumerateObject()
                    .SelectMany(x => Mutants(Path.GetRelativePath(root, x.Name).Replace('\\', '/'), x.Value)),
            ]);
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AutomationException(
                $"{file} is no report of Stryker: {exception.Message} Run it again: ./build.sh Mutate",
                exception
            );
        }
    }

    private static IEnumerable<Mutant> Mutants(string path, JsonElement file)
    {
        string[] lines = file.GetProperty("source").GetString()!.Split('\n');
        return
        [
            .. file.GetProperty("mutants")
                .EnumerateArray()
                .Select(x => new Mutant(
                    path,
                    x.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32(),
                    Text(lines, x.GetProperty("location")),
                    x.TryGetProperty("replacement", out JsonElement replacement) ? replacement.GetString() ?? "" : "",
                    x.GetProperty("status").GetString()!
                )),
        ];
    }

    /// <summary>The code at a place; lines and columns count from 1, and the end is behind the last character.</summary>
    private static string Text(string[] lines, JsonElement location)
    {
        (int Line, int Column) start = Place(location.GetProperty("start"));
        (int Line, int Column) end = Place(location.GetProperty("end"));
        if (start.Line < 0 || end.Line >= lines.Length)
            return "";
        string[] taken = lines[start.Line..(end.Line + 1)];
        taken[^1] = taken[^1][..Math.Min(end.Column, taken[^1].Length)];
        taken[0] = taken[0][Math.Min(start.Column, taken[0].Length)..];
        return string.Join('\n', taken);
    }

    private static (int Line, int Column) Place(JsonElement place) =>
        (place.GetProperty("line").GetInt32() - 1, place.GetProperty("column").GetInt32() - 1);
}
