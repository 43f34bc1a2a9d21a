using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Automation.Git;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>The output variables, with the names, forms and order that GitVersion 6 gives them.</summary>
internal sealed partial class VersionVariables
{
    private readonly List<(string Name, string? Value, bool IsNumber)> variables;

    /// <param name="version">The version.</param>
    public VersionVariables(CalculatedVersion version)
    {
        VersioningConfiguration configuration = version.Context.Configuration;
        SemanticVersion number = version.Version;
        PreReleaseTag tag = number.PreRelease;
        string branch = version.Context.CurrentBranch.Name.Name;
        string id = version.Context.CurrentCommit.Id;
        string metadata = Text(version.Commits);
        string fullMetadata =
            $"{(metadata.Length > 0 ? $"{metadata}." : "")}Branch.{NoMetadata().Replace(branch, "-")}.Sha.{id}";
        int weight = new EffectiveRules(
            configuration,
            version.Context.RulesOf(version.Context.CurrentBranch)
        ).PreReleaseWeight;
        string date = CommitTime
            .Of(id, version.Context.CurrentCommit.Time)
            .ToString(configuration.CommitDateFormat, CultureInfo.InvariantCulture);
        variables =
        [
            ("AssemblySemFileVer", Assembly(number, configuration.AssemblyFileVersioningScheme), false),
            ("AssemblySemVer", Assembly(number, configuration.AssemblyVersioningScheme), false),
            ("BranchName", branch, false),
            ("BuildMetaData", metadata, true),
            ("CommitDate", date, false),
            ("CommitsSinceVersionSource", Text(version.Distance), true),
            ("EscapedBranchName", BranchLabel.Escape(branch), false),
            ("FullBuildMetaData", fullMetadata, false),
            ("FullSemVer", version.FullSemVer, false),
            ("InformationalVersion", $"{number}+{fullMetadata}", false),
            ("Major", Text(number.Major), true),
            ("MajorMinorPatch", number.MajorMinorPatch, false),
            ("Minor", Text(number.Minor), true),
            ("Patch", Text(number.Patch), true),
            ("PreReleaseLabel", tag.Name, false),
            ("PreReleaseLabelWithDash", WithDash(tag.Name), false),
            ("PreReleaseNumber", Text(tag.Number), true),
            ("PreReleaseTag", tag.ToString(), false),
            ("PreReleaseTagWithDash", WithDash(tag.ToString()), false),
            ("SemVer", number.ToString(), false),
            ("Sha", id, false),
            ("ShortSha", id[..Math.Min(7, id.Length)], false),
            ("UncommittedChanges", "0", true),
            ("VersionSourceDistance", Text(version.Distance), true),
            ("VersionSourceIncrement", "None", false),
            ("VersionSourceSemVer", version.SourceVersion.ToString(), false),
            ("VersionSourceSha", version.Source?.Id ?? "", false),
            ("WeightedPreReleaseNumber", Text(tag.Number + weight ?? configuration.TagPreReleaseWeight), true),
        ];
        Format(configuration);
    }

    private VersionVariables(List<(string Name, string? Value, bool IsNumber)> variables) => this.variables = variables;

    /// <summary>Those of a repository without commits: the version is below all others.</summary>
    public static VersionVariables OfNothing()
    {
        Commit commit = new(0, new string('0', 40), 0, "");
        History history = new([commit], [], [], new Branch(BranchName.None, commit));
        VersioningContext context = new(
            history,
            ConfigurationReader.Parse("", ConfigurationReader.FileNames[0]),
            null,
            null
        );
        SemanticVersion lowest = SemanticVersion.Zero with { PreRelease = new PreReleaseTag("", 0) };
        return new VersionVariables(
            new CalculatedVersion(lowest, context)
            {
                Rules = new EffectiveRules(context.Configuration, context.Configuration.Root),
            }
        );
    }

    /// <summary>All names.</summary>
    public IEnumerable<string> Names => variables.Select(x => x.Name);

    /// <summary>The value of a variable; null when there is none of that name.</summary>
    public string? this[string name]
    {
        get
        {
            int index = variables.FindIndex(x => string.Equals(x.Name, name, StringComparison.OrdinalIgnoreCase));
            return index < 0 ? null : variables[index].Value ?? "";
        }
    }

    /// <summary>The same with another number of changes that are not committed.</summary>
    public VersionVariables WithUncommittedChanges(int changes) =>
        new([.. variables.Select(x => x.Name == "UncommittedChanges" ? (x.Name, Text(changes), true) : x)]);

    /// <summary>All variables as a JSON object; what is empty and a number is null.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        using (
            Utf8JsonWriter writer = new(
                stream,
                new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        )
        {
            writer.WriteStartObject();
            foreach ((string name, string? value, bool isNumber) in variables)
            {
                if (value == null || (isNumber && value.Length == 0))
                    writer.WriteNull(name);
                else if (isNumber)
                    writer.WriteNumber(name, long.Parse(value, CultureInfo.InvariantCulture));
                else
                    writer.WriteString(name, value);
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote; null when it is something else.</summary>
    public static VersionVariables? FromJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            List<(string, string?, bool)> found =
            [
                .. document
                    .RootElement.EnumerateObject()
                    .Select(x =>
                        (
                            x.Name,
                            x.Value.ValueKind == JsonValueKind.Null ? null : x.Value.ToString(),
                            x.Value.ValueKind == JsonValueKind.Number
                        )
                    ),
            ];
            return found.Exists(x => x.Item1 == "FullSemVer") ? new VersionVariables(found) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Format(VersioningConfiguration configuration)
    {
        IReadOnlyDictionary<string, string> places = configuration.Places;
        Format(
            "InformationalVersion",
            configuration.AssemblyInformationalFormat,
            "assembly-informational-format",
            places
        );
        Format("AssemblySemVer", configuration.AssemblyVersioningFormat, "assembly-versioning-format", places);
        Format(
            "AssemblySemFileVer",
            configuration.AssemblyFileVersioningFormat,
            "assembly-file-versioning-format",
            places
        );
    }

    private void Format(string name, string? template, string key, IReadOnlyDictionary<string, string> places)
    {
        if (string.IsNullOrEmpty(template))
            return;
        string filled =
            LabelTemplate.Fill(
                template,
                variables.ToDictionary(x => x.Name, x => x.Value ?? "", StringComparer.Ordinal)
            )
            ?? throw new AutomationException(
                $"{places[key]}: {key} is '{template}', and names something that there is not. There are {string.Join(", ", Names)}, and env:NAME."
            );
        variables[variables.FindIndex(x => x.Name == name)] = (name, NoInformation().Replace(filled, "-"), false);
    }

    private static string? Assembly(SemanticVersion version, string scheme) =>
        scheme switch
        {
            "Major" => $"{Text(version.Major)}.0.0.0",
            "MajorMinor" => $"{Text(version.Major)}.{Text(version.Minor)}.0.0",
            "MajorMinorPatch" => $"{version.MajorMinorPatch}.0",
            "MajorMinorPatchTag" => $"{version.MajorMinorPatch}.{Text(version.PreRelease.Number ?? 0)}",
            _ => null,
        };

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string WithDash(string text) => text.Length == 0 ? "" : $"-{text}";

    [GeneratedRegex("[^0-9A-Za-z.-]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoMetadata();

    [GeneratedRegex("[^0-9A-Za-z.+-]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoInformation();
}
