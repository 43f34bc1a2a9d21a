namespace Automation.Documentation.Reference;

/// <summary>The targets and the options of the build, as it describes itself.</summary>
internal sealed class TargetPages : IPageSource
{
    public IEnumerable<GeneratedPage> Pages(DocumentedRepository repository)
    {
        if (repository.Describe() is not { } json)
            yield break;
        BuildDescription build = BuildDescription.Parse(json);
        yield return new GeneratedPage("reference/code/targets.md", Targets(build));
        yield return new GeneratedPage("reference/code/options.md", Options(build));
    }

    private static string Targets(BuildDescription build)
    {
        HashSet<string> known = build.Targets.Select(x => x.Name).ToHashSet(StringComparer.Ordinal);
        return $"""
            # Targets

            `./build.sh NAME` runs a target and what it needs; several names may be given. Options stand behind them.

            {string.Concat(build.Targets.OrderBy(x => x.Name, StringComparer.Ordinal).Select(Section))}
            """;

        string Section(DescribedTarget target)
        {
            string text = $"## {target.Name}\n\n{Sentence(target.Description)}\n\n";
            if (target.IsDefault)
                text += "It is the default: `./build.sh` alone runs it.\n\n";
            if (target.DependsOn is { Count: > 0 } needs)
                text += $"Runs first: {Linked(needs)}.\n\n";
            if (target.Triggers is { Count: > 0 } then)
                text += $"Runs then: {Linked(then)}.\n\n";
            return text;
        }

        string Linked(IEnumerable<string> names) =>
            string.Join(
                ", ",
                names.Select(x => known.Contains(x) ? $"[{x}](#{x.ToLowerInvariant()})" : PageText.Code(x))
            );
    }

    private static string Options(BuildDescription build) =>
        $"""
            # Options and switches

            ## Options

            Of targets. Each can be given as an environment variable, too, or in `.nuke/parameters.json`.

            {PageText.Table(
                ["option", "value", "what it does"],
                build
                    .Options.OrderBy(x => x.Name, StringComparer.Ordinal)
                    .Select(x =>
                        (string[])
                            [
                                PageText.Code("--" + x.Name.TrimStart('-')),
                                Value(x),
                                Sentence(x.Description) + (x.IsSecret ? " A secret: it is never printed." : ""),
                            ]
                    )
            )}
            ## Switches

            Of the engine that runs the targets.

            {PageText.Table(
                ["switch", "value", "what it does"],
                build.Switches.Select(x =>
                    (string[])
                        [
                            PageText.Code("--" + x.Name.TrimStart('-')),
                            PageText.Code(x.Value),
                            Sentence(x.Description),
                        ]
                )
            )}
            """;

    private static string Value(DescribedOption option)
    {
        string one = option.Values is { Count: > 0 } values
            ? string.Join(", ", values.Select(x => PageText.Code(x)))
            : option.Type switch
            {
                "boolean" => "",
                "number" => "a number",
                _ => "text",
            };
        return option.IsList ? $"{one}, several" : one;
    }

    private static string Sentence(string? text) =>
        string.IsNullOrWhiteSpace(text) ? "" : PageText.Plain(text).TrimEnd('.') + ".";
}
