using System.Text.RegularExpressions;

namespace Automation.Documentation.Diagrams;

/// <summary>The rooms of the build's automation, and which uses which, from the using directives.</summary>
internal static partial class RoomDiagram
{
    private const string Folder = "build/Automation/";

    /// <summary>Rooms that nearly all others use say nothing by their arrows.</summary>
    private const int Many = 6;

    /// <summary>The rooms; those that many use are a frame of their own without arrows.</summary>
    public static Diagram Of(DocumentedRepository repository)
    {
        (string From, string To)[] uses =
        [
            .. repository
                .In(Folder, ".cs")
                .Where(x => x[Folder.Length..].Contains('/', StringComparison.Ordinal))
                .SelectMany(x => Using().Matches(repository.Text(x)).Select(y => (Room(x), y.Groups["room"].Value)))
                .Where(x => x.Item1 != x.Value)
                .Distinct(),
        ];
        string[] rooms =
        [
            .. repository
                .In(Folder, ".cs")
                .Where(x => x[Folder.Length..].Contains('/', StringComparison.Ordinal))
                .Select(Room)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        HashSet<string> common =
        [
            .. uses.GroupBy(x => x.To, StringComparer.Ordinal).Where(x => x.Count() >= Many).Select(x => x.Key),
        ];
        HashSet<string> alone =
        [
            .. rooms.Where(x =>
                !common.Contains(x)
                && !uses.Any(y => y.From == x && !common.Contains(y.To) || y.To == x && !common.Contains(y.From))
            ),
        ];
        return new Diagram(
            [
                ("", [.. rooms.Where(x => !common.Contains(x) && !alone.Contains(x))]),
                ("on their own", [.. rooms.Where(alone.Contains)]),
                ("used by most", [.. rooms.Where(common.Contains)]),
            ],
            uses.Where(x => !common.Contains(x.To) && !common.Contains(x.From))
        );
    }

    private static string Room(string path) => path.Split('/')[2];

    [GeneratedRegex(
        @"^using Automation\.(?<room>\w+)[\w.]*;",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Using();
}
