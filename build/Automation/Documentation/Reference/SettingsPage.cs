using System.Text.RegularExpressions;

namespace Automation.Documentation.Reference;

/// <summary>The configuration keys of the hosts: the properties of the classes whose names end in Settings.</summary>
internal sealed partial class SettingsPage : IPageSource
{
    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository)
    {
        Dictionary<string, Section> sections = repository
            .In("src/", "Settings.cs")
            .Select(x => Section.Read(Path.GetFileNameWithoutExtension(x), repository.Text(x)))
            .Where(x => x.Keys.Count > 0)
            .ToDictionary(x => x.Type, StringComparer.Ordinal);
        string[] parts =
        [
            .. sections
                .Values.Where(x => x.Name != null)
                .OrderBy(x => x.Name, StringComparer.Ordinal)
                .Select(x => $"## {x.Name}\n\n{x.Summary}\n\n{Table(x.Name!, x)}"),
        ];
        if (parts.Length > 0)
            yield return new GeneratedPage(
                "reference/code/settings.md",
                "# Configuration keys\n\nIn `appsettings.json`, as flags (`--Api:DepthLimit=5000`), or as environment variables with two underscores for each colon (`Api__DepthLimit=5000`).\n\n"
                    + string.Join('\n', parts)
            );

        string Table(string prefix, Section section) =>
            PageText.Table(["key", "type", "default", "meaning"], section.Keys.SelectMany(x => Rows(prefix, x)));

        IEnumerable<string[]> Rows(string prefix, Key key)
        {
            string path = $"{prefix}:{key.Name}";
            Match nested = Element().Match(key.Type);
            string type = nested.Success ? nested.Groups["type"].Value : key.Type;
            // A section of its own name has a heading of its own.
            if (!sections.TryGetValue(type, out Section? section))
                return
                [
                    [PageText.Code(path), PageText.Code(key.Type), PageText.Code(key.Default), key.Summary],
                ];
            string place =
                nested.Groups["list"].Success ? $"{path}:0"
                : nested.Success ? $"{path}:NAME"
                : path;
            return sections.Values.Any(x => x.Name == path) ? [] : section.Keys.SelectMany(x => Rows(place, x));
        }
    }

    private sealed record Key(string Name, string Type, string Default, string Summary);

    private sealed record Section(string Type, string? Name, string Summary, IReadOnlyList<Key> Keys)
    {
        public static Section Read(string type, string text)
        {
            IReadOnlyList<SourceMember> members = SourceMember.Read(text);
            string summary = members.Select(x => x.Summary).FirstOrDefault("");
            Match named = Named().Match(summary);
            return new Section(
                type,
                named.Success ? named.Groups["name"].Value : null,
                summary,
                [
                    .. members
                        .Select(x => (x.Summary, Match: Property().Match(x.Declaration)))
                        .Where(x => x.Match.Success)
                        .Select(x => new Key(
                            x.Match.Groups["name"].Value,
                            x.Match.Groups["type"].Value,
                            Spoken(x.Match.Groups["default"].Value, x.Match.Groups["type"].Value),
                            x.Summary
                        )),
                ]
            );
        }
    }

    /// <summary>A default as one writes it in a file.</summary>
    private static string Spoken(string expression, string type)
    {
        if (Time().Match(expression) is { Success: true } time)
            return $"{time.Groups["amount"].Value} {time.Groups["unit"].Value.ToLowerInvariant()}";
        return expression switch
        {
            "" => type == "bool" ? "false" : "",
            "[]" or "new()" or "new(StringComparer.Ordinal)" => "",
            _ => expression.Trim('"').Replace("_", "", StringComparison.Ordinal),
        };
    }

    [GeneratedRegex(
        @"^public (required )?(?<type>\S+( \S+>)?) (?<name>\w+) \{ get; (init|set); \}( = (?<default>.*);)?$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Property();

    [GeneratedRegex(@"section `(?<name>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"^TimeSpan\.From(?<unit>\w+)\((?<amount>[\d.]+)\)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(
        @"^((?<list>IReadOnlyList<)|Dictionary<string, )(?<type>\w+)>$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Element();
}
