using System.Text.RegularExpressions;

namespace Automation.Changelogs;

/// <summary>A changelog in the format of Keep a Changelog 1.1.0.</summary>
public sealed partial class ChangelogFile
{
    /// <summary>What the file is called.</summary>
    public const string Name = "CHANGELOG.md";

    private const string Unreleased = "Unreleased";

    private const string Preamble =
        "# Changelog\n\nAll notable changes are listed here. The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/); versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).\n\n## [Unreleased]\n";

    private readonly List<string> preamble = [];
    private readonly List<(string Version, string Heading, List<string> Lines)> sections = [];
    private readonly SortedDictionary<string, string> links = new(StringComparer.Ordinal);

    private ChangelogFile() { }

    /// <summary>Reads a changelog.</summary>
    /// <param name="text">What the file holds; empty for a new one.</param>
    public static ChangelogFile Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ChangelogFile file = new();
        List<string> current = file.preamble;
        // No other character than these ends a line of Markdown for all who read it.
        string whole = string.IsNullOrWhiteSpace(text)
            ? Preamble
            : text.Replace("\r\n", "\n", StringComparison.Ordinal);
        string[] lines = whole.TrimEnd('\n').Split('\n');
        bool[] isVerbatim = VerbatimLines.Find(lines);
        for (int i = 0; i < lines.Length; i++)
        {
            Match heading = SectionHeading().Match(lines[i]);
            Match link = LinkDefinition().Match(lines[i]);
            if (!isVerbatim[i] && heading.Success)
            {
                current = [];
                file.sections.Add((Number(heading.Groups["version"].Value), lines[i], current));
            }
            else if (!isVerbatim[i] && link.Success)
            {
                file.links[link.Groups["version"].Value] = link.Groups["address"].Value;
            }
            else
            {
                current.Add(lines[i]);
            }
        }
        return file;
    }

    /// <summary>True when a version has a section.</summary>
    /// <param name="version">The version, with a v before it or without.</param>
    public bool Has(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return IndexOf(version) >= 0;
    }

    /// <summary>The lines of one version's section.</summary>
    /// <param name="version">The version, with a v before it or without.</param>
    /// <exception cref="AutomationException">There is no such section.</exception>
    public string Notes(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        int index = IndexOf(version);
        if (index < 0)
            throw new AutomationException(
                $"{Name} has no section for {Number(version)}. It has {string.Join(", ", sections.Select(x => x.Version))}. Write it: ./build.sh Changelog"
            );
        return string.Join('\n', sections[index].Lines).Trim('\n');
    }

    private int IndexOf(string version) =>
        sections.FindIndex(x => string.Equals(x.Version, Number(version), StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the section of a version anew; what people wrote in it, or under Unreleased, stays.</summary>
    internal void Write(ComingRelease release)
    {
        // What was to be an earlier version, and was not released, is a part of this one.
        List<int> taken =
        [
            .. Enumerable
                .Range(0, sections.Count)
                .Where(x =>
                    sections[x].Version == release.Version
                    || (release.IsUnreleased(sections[x].Version) && ChangelogSection.TellsOfCommits(sections[x].Lines))
                ),
        ];
        ChangelogSection section = new();
        foreach (int index in taken.Prepend(sections.FindIndex(x => IsUnreleased(x.Version))).Where(x => x >= 0))
            section.Add(ChangelogSection.ByHand(sections[index].Lines));
        foreach (ChangelogEntry entry in release.Commits.Entries)
            section.Add(entry, release.Links);
        if (section.IsEmpty)
            return;
        preamble.AddRange(VerbatimLines.Closing(preamble));
        foreach (int index in taken.AsEnumerable().Reverse())
        {
            foreach (string name in links.Keys.Where(x => Number(x) == sections[index].Version).ToArray())
                links.Remove(name);
            sections.RemoveAt(index);
        }
        int top = sections.FindIndex(x => IsUnreleased(x.Version));
        if (top >= 0)
            sections[top] = (Unreleased, sections[top].Heading, [""]);
        string heading = $"## [{release.Version}]{(release.Date is { } date ? $" - {date}" : "")}";
        sections.Insert(top + 1, (release.Version, heading, ["", .. section.ToString().TrimEnd('\n').Split('\n'), ""]));
        if (release.Links == null)
            return;
        links[release.Version] =
            release.PreviousTag == null
                ? release.Links.Release(release.Tag)
                : release.Links.Compare(release.PreviousTag, release.Tag);
        if (top >= 0)
            links[Unreleased] = release.Links.Compare(release.Tag, "HEAD");
    }

    /// <summary>The whole file.</summary>
    public override string ToString()
    {
        IEnumerable<string> lines = preamble.Concat(sections.SelectMany(x => x.Lines.Prepend(x.Heading)));
        string body = string.Join('\n', lines).TrimEnd('\n') + "\n";
        string[] definitions =
        [
            .. links
                .OrderBy(x =>
                    sections.FindIndex(y => y.Version == Number(x.Key)) is var place and >= 0 ? place : int.MaxValue
                )
                .Select(x => $"[{x.Key}]: {x.Value}"),
        ];
        return definitions.Length == 0 ? body : $"{body}\n{string.Join('\n', definitions)}\n";
    }

    /// <summary>A version without the v that many write before it.</summary>
    private static string Number(string version) =>
        version.Length > 1 && version[0] is 'v' or 'V' && char.IsAsciiDigit(version[1]) ? version[1..] : version;

    private static bool IsUnreleased(string version) =>
        string.Equals(version, Unreleased, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^## \[?(?<version>[^\]\s]+)\]?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SectionHeading();

    [GeneratedRegex(@"^\[(?<version>Unreleased|[vV]?\d[^\]]*)\]: (?<address>\S+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkDefinition();
}
