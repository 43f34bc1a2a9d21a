using System.Buffers;
using Automation.Health;

namespace Automation.Doctor.Rules;

/// <summary>Every path can be checked out everywhere, and the folder breaks no tool.</summary>
internal sealed class PortablePaths()
    : DoctorRule(
        "DR024",
        HealthSeverity.Low,
        "paths",
        "Paths are short, differ in more than case, and have no sign that tools or Windows refuse"
    )
{
    /// <summary>Windows takes 259 characters, and a folder for clones takes some.</summary>
    private const int Longest = 200;

    private static readonly SearchValues<char> OfRoot = SearchValues.Create(";%$\"'*?|<>");
    private static readonly SearchValues<char> OfFiles = SearchValues.Create("<>:\"|?*\\");
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM1", "LPT1"];

    public override DoctorAnswer Check(ExaminedRepository repository)
    {
        string[] paths = repository.IsGit
            ? [.. repository.Entries.Select(x => x.Path.Text)]
            : [.. repository.Files.Files];
        return DoctorAnswer.Of(
            [.. OfFolder(repository.Root), .. paths.Select(OfPath).OfType<DoctorFinding>(), .. Clashes(paths)],
            $"{paths.Length} paths"
        );
    }

    private IEnumerable<DoctorFinding> OfFolder(string root) =>
        root.AsSpan().IndexOfAny(OfRoot) is >= 0 and var at
            ?
            [
                Found(
                    root,
                    $"The folder has a '{root[at]}' in its path, which MSBuild and shells read as a sign of their own.",
                    "Move the clone to another folder"
                ),
            ]
            : [];

    private DoctorFinding? OfPath(string path)
    {
        string? problem =
            path.Length > Longest ? $"Its path has {path.Length} signs; Windows takes 259 with all folders above."
            : path.AsSpan().ContainsAny(OfFiles) || path.Any(char.IsControl) ? "Windows refuses a sign in its name."
            : path.Split('/').Any(IsRefused) ? "Windows refuses its name."
            : null;
        return problem == null ? null : Found(path, problem, "git mv it to another name");
    }

    private static bool IsRefused(string part) =>
        part.EndsWith('.')
        || part.EndsWith(' ')
        || Devices.Contains(part.Split('.')[0].ToUpperInvariant(), StringComparer.Ordinal);

    /// <summary>Names that differ in case alone; every folder counts.</summary>
    private IEnumerable<DoctorFinding> Clashes(IReadOnlyList<string> paths) =>
        paths
            .SelectMany(Parts)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(x => x, StringComparer.OrdinalIgnoreCase)
            .Select(x => x.Order(StringComparer.Ordinal).ToArray())
            .Where(x => x.Length > 1)
            .Select(x =>
                Found(
                    x[0],
                    $"It differs from {x[1]} in case alone: Windows and macOS check out only one.",
                    "git mv one of them to another name",
                    harm: HealthSeverity.Medium
                )
            );

    private static IEnumerable<string> Parts(string path)
    {
        yield return path;
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }
}
