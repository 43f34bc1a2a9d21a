using System.Globalization;
using System.Reflection;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Automation.Versioning.Settings;

/// <summary>Reads GitVersion.yml: the workflow that it names, overlaid with what it says itself.</summary>
internal static class ConfigurationReader
{
    /// <summary>The names of the file, in the order in which they are looked for.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
    ["GitVersion.yml", "GitVersion.yaml", ".GitVersion.yml", ".GitVersion.yaml"];

    private const string DefaultWorkflow = "GitFlow/v1";

    private static readonly string[] IgnoreKeys = ["sha", "paths", "commits-before"];

    private static readonly string[] RootKeys =
    [
        "workflow",
        "assembly-versioning-scheme",
        "assembly-file-versioning-scheme",
        "assembly-informational-format",
        "assembly-versioning-format",
        "assembly-file-versioning-format",
        "tag-prefix",
        "version-in-branch-pattern",
        "next-version",
        "major-version-bump-message",
        "minor-version-bump-message",
        "patch-version-bump-message",
        "no-bump-message",
        "tag-pre-release-weight",
        "commit-date-format",
        "merge-message-formats",
        "update-build-number",
        "semantic-version-format",
        "strategies",
        "branches",
        "ignore",
        .. BranchKeys,
    ];

    private static string[] BranchKeys =>
        [
            "mode",
            "label",
            "increment",
            "prevent-increment",
            "track-merge-target",
            "track-merge-message",
            "commit-message-incrementing",
            "regex",
            "source-branches",
            "is-source-branch-for",
            "tracks-release-branches",
            "is-release-branch",
            "is-main-branch",
            "pre-release-weight",
        ];

    private static readonly string[] Schemes = ["MajorMinorPatchTag", "MajorMinorPatch", "MajorMinor", "Major", "None"];

    private static readonly string[] StrategyNames =
    [
        "None",
        "Fallback",
        "ConfiguredNextVersion",
        "MergeMessage",
        "TaggedCommit",
        "TrackReleaseBranches",
        "VersionInBranchName",
        "Mainline",
    ];

    /// <summary>The file of a repository; null when there is none.</summary>
    /// <param name="folders">The folders that are looked through, in their order.</param>
    public static string? Find(IEnumerable<string> folders) =>
        folders.SelectMany(folder => FileNames.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>Reads a configuration; an empty one is that of GitFlow, as in GitVersion.</summary>
    /// <param name="text">What the file holds.</param>
    /// <param name="file">What the file is called in messages.</param>
    /// <param name="overrides">Values by key, such as <c>next-version</c> or <c>branches.main.increment</c>, that stand above the file.</param>
    /// <exception cref="AutomationException">It is not valid.</exception>
    public static VersioningConfiguration Parse(
        string text,
        string file,
        IReadOnlyDictionary<string, string>? overrides = null
    )
    {
        YamlMappingNode own = Mapping(text, file);
        foreach ((string key, string value) in overrides ?? new Dictionary<string, string>(StringComparer.Ordinal))
            Overlay(own, Nested(key.Split('.'), value));
        CheckKeys(own, RootKeys, file, "");
        CheckKeys(new ConfigurationNode(own, file).Child("ignore").Mapping, IgnoreKeys, file, "ignore.");
        string workflow = new ConfigurationNode(own, file).Text("workflow") ?? DefaultWorkflow;
        YamlMappingNode merged = workflow.Length == 0 ? [] : Mapping(WorkflowText(workflow, file), workflow);
        Overlay(merged, own);
        return Build(new ConfigurationNode(merged, file), workflow);
    }

    private static YamlMappingNode Nested(string[] keys, string value)
    {
        YamlNode node = new YamlScalarNode(value) { Style = ScalarStyle.Plain };
        foreach (string key in keys.Reverse())
            node = new YamlMappingNode { { key, node } };
        return (YamlMappingNode)node;
    }

    private static VersioningConfiguration Build(ConfigurationNode root, string workflow)
    {
        List<BranchRules> branches = [];
        foreach ((string key, ConfigurationNode node) in root.Children("branches"))
        {
            if (node.Value != null)
                throw root.Error($"branches.{key} holds a value. Give keys with values");
            branches.Add(Rules(node, key));
        }
        foreach (BranchRules rules in branches.ToArray())
        {
            foreach (string target in rules.IsSourceBranchFor)
            {
                int index = branches.FindIndex(x => x.Key == target);
                if (index < 0)
                    throw root.Error(
                        $"branches.{rules.Key}: is-source-branch-for names {target}, and there is no such branch"
                    );
                branches[index] = branches[index] with
                {
                    SourceBranches =
                    [
                        .. branches[index].SourceBranches.Append(rules.Key).Distinct(StringComparer.Ordinal),
                    ],
                };
            }
        }
        foreach (BranchRules rules in branches)
        {
            if (rules.Regex == null)
                throw root.Error($"branches.{rules.Key} has no regex, so no branch fits it. Give it one");
            if (rules.SourceBranches.FirstOrDefault(x => !branches.Exists(y => y.Key == x)) is { } unknown)
                throw root.Error($"branches.{rules.Key}: source-branches names {unknown}, and there is no such branch");
        }
        return Build(root, workflow, branches);
    }

    private static VersioningConfiguration Build(ConfigurationNode root, string workflow, List<BranchRules> branches)
    {
        string[] strategies = [.. root.List("strategies")];
        if (
            strategies.FirstOrDefault(x => !StrategyNames.Contains(x, StringComparer.OrdinalIgnoreCase)) is { } strategy
        )
            throw root.Error($"strategies: '{strategy}' is none. There are {string.Join(", ", StrategyNames)}");
        ConfigurationNode ignore = root.Child("ignore");
        VersioningConfiguration defaults = new();
        return new VersioningConfiguration
        {
            Workflow = workflow,
            TagPrefix = root.Text("tag-prefix") ?? "",
            VersionInBranchPattern = root.Text("version-in-branch-pattern") ?? defaults.VersionInBranchPattern,
            MajorBump = root.Text("major-version-bump-message") ?? defaults.MajorBump,
            MinorBump = root.Text("minor-version-bump-message") ?? defaults.MinorBump,
            PatchBump = root.Text("patch-version-bump-message") ?? defaults.PatchBump,
            NoBump = root.Text("no-bump-message") ?? defaults.NoBump,
            NextVersion = NextVersion(root),
            IsLoose = root.Choice("semantic-version-format", ["Strict", "Loose"]) == "Loose",
            TagPreReleaseWeight = root.Number("tag-pre-release-weight") ?? defaults.TagPreReleaseWeight,
            CommitDateFormat = root.Text("commit-date-format") ?? defaults.CommitDateFormat,
            MergeMessageFormats = root.Children("merge-message-formats")
                .ToDictionary(
                    x => x.Key,
                    x =>
                        x.Node.Value
                        ?? throw root.Error(
                            $"merge-message-formats.{x.Key} has no pattern. Give one with a group SourceBranch"
                        ),
                    StringComparer.Ordinal
                ),
            Strategies = strategies,
            Root = Rules(root, ""),
            Branches = branches,
            IgnoredCommits = [.. ignore.List("sha")],
            IgnoredPaths = [.. ignore.List("paths")],
            IgnoredBefore = ignore.Date("commits-before"),
            AssemblyVersioningScheme =
                root.Choice("assembly-versioning-scheme", Schemes) ?? defaults.AssemblyVersioningScheme,
            AssemblyFileVersioningScheme =
                root.Choice("assembly-file-versioning-scheme", Schemes) ?? defaults.AssemblyFileVersioningScheme,
            AssemblyInformationalFormat = root.Text("assembly-informational-format"),
            AssemblyVersioningFormat = root.Text("assembly-versioning-format"),
            AssemblyFileVersioningFormat = root.Text("assembly-file-versioning-format"),
        };
    }

    private static BranchRules Rules(ConfigurationNode node, string key)
    {
        if (key.Length > 0)
            CheckKeys(node.Mapping, BranchKeys, node.File, $"branches.{key}.");
        ConfigurationNode prevent = node.Child("prevent-increment");
        CheckKeys(
            prevent.Mapping,
            ["of-merged-branch", "when-branch-merged", "when-current-commit-tagged"],
            node.File,
            "prevent-increment."
        );
        return new BranchRules
        {
            Key = key,
            Mode = node.Enumeration<DeploymentMode>("mode"),
            Label = node.Text("label"),
            Increment = node.Enumeration<IncrementStrategy>("increment") ?? IncrementStrategy.None,
            PreventIncrementOfMergedBranch = prevent.Flag("of-merged-branch"),
            PreventIncrementWhenBranchMerged = prevent.Flag("when-branch-merged"),
            PreventIncrementWhenCurrentCommitTagged = prevent.Flag("when-current-commit-tagged"),
            TrackMergeTarget = node.Flag("track-merge-target"),
            TrackMergeMessage = node.Flag("track-merge-message"),
            CommitMessageIncrementing = node.Enumeration<MessageIncrementing>("commit-message-incrementing"),
            Regex = node.Text("regex"),
            SourceBranches = [.. node.List("source-branches")],
            IsSourceBranchFor = [.. node.List("is-source-branch-for")],
            TracksReleaseBranches = node.Flag("tracks-release-branches"),
            IsReleaseBranch = node.Flag("is-release-branch"),
            IsMainBranch = node.Flag("is-main-branch"),
            PreReleaseWeight = node.Number("pre-release-weight"),
        };
    }

    private static string? NextVersion(ConfigurationNode root)
    {
        string? text = root.Text("next-version");
        return text != null && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? $"{text}.0"
            : text;
    }

    /// <summary>Lays one mapping over another: mappings are merged, all else is replaced.</summary>
    private static void Overlay(YamlMappingNode below, YamlMappingNode above)
    {
        foreach ((YamlNode key, YamlNode value) in above.Children)
        {
            if (
                value is YamlMappingNode inner
                && below.Children.TryGetValue(key, out YamlNode? old)
                && old is YamlMappingNode outer
            )
                Overlay(outer, inner);
            else
                below.Children[key] = value;
        }
    }

    private static void CheckKeys(YamlMappingNode mapping, string[] known, string file, string place)
    {
        foreach (YamlNode key in mapping.Children.Keys)
        {
            string name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                string near = known.MinBy(x =>
                    Math.Abs(x.Length - name.Length) + x.Except(name).Count() + name.Except(x).Count()
                )!;
                throw new AutomationException(
                    $"{file}:{key.Start.Line}: '{place}{name}' is no key of the configuration. Perhaps {near} is meant."
                );
            }
        }
    }

    private static YamlMappingNode Mapping(string text, string file)
    {
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
                return [];
            return stream.Documents[0].RootNode as YamlMappingNode
                ?? throw new AutomationException($"{file} does not hold keys with values: mend it.");
        }
        catch (YamlException exception)
        {
            throw new AutomationException(
                $"{file}:{exception.Start.Line} is not valid YAML: {(exception.InnerException ?? exception).Message.TrimEnd('.')}. Mend it.",
                exception
            );
        }
        catch (InvalidOperationException exception)
        {
            throw new AutomationException(
                $"{file} is not valid YAML: a bracket or a quote is not closed. Mend it.",
                exception
            );
        }
    }

    private static string WorkflowText(string workflow, string file)
    {
        string name = $"Automation.Versioning.Workflows.{workflow.Replace('/', '_')}.yml";
        Assembly assembly = typeof(ConfigurationReader).Assembly;
        using Stream? stream = assembly.GetManifestResourceStream(name);
        if (stream == null)
            throw new AutomationException(
                $"{file}: '{workflow}' is no workflow. There are GitFlow/v1, GitHubFlow/v1 and TrunkBased/preview1."
            );
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
