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
        folders.SelectMany(folder => FileNames.Select(name => Path.Combine(folder, name))).FirstOrDefault(Path.Exists);

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
        ConfigurationSource source = new(file);
        YamlMappingNode own = Mapping(text, file);
        source.AddOwn(own);
        foreach ((string key, string value) in overrides ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            YamlMappingNode above = Nested(key.Split('.'), value);
            source.AddOverriding(above);
            Overlay(own, above);
        }
        ConfigurationNode written = new(own, source);
        CheckKeys(written, RootKeys, "");
        CheckKeys(written.Child("ignore"), IgnoreKeys, "ignore.");
        string workflow = written.Text("workflow") ?? DefaultWorkflow;
        YamlMappingNode merged = workflow.Length == 0 ? [] : Mapping(WorkflowText(workflow, written), workflow);
        Overlay(merged, own);
        return Build(new ConfigurationNode(merged, source), workflow);
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
        Dictionary<string, ConfigurationNode> nodes = new(StringComparer.Ordinal);
        foreach ((string key, ConfigurationNode node) in root.Children("branches"))
        {
            if (node.Value != null)
                throw node.Error($"branches.{key} holds a value. Give keys with values");
            nodes[key] = node;
            branches.Add(Rules(node, key));
        }
        foreach (BranchRules rules in branches.ToArray())
        {
            foreach (string target in rules.IsSourceBranchFor)
            {
                int index = branches.FindIndex(x => x.Key == target);
                if (index < 0)
                    throw nodes[rules.Key]
                        .Error("is-source-branch-for", $"names {target}, and there is no such branch");
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
                throw nodes[rules.Key].Error($"branches.{rules.Key} has no regex, so no branch fits it. Give it one");
            if (rules.SourceBranches.FirstOrDefault(x => !branches.Exists(y => y.Key == x)) is { } unknown)
                throw nodes[rules.Key].Error("source-branches", $"names {unknown}, and there is no such branch");
        }
        return Build(root, workflow, branches);
    }

    private static VersioningConfiguration Build(ConfigurationNode root, string workflow, List<BranchRules> branches)
    {
        IReadOnlyList<string> strategies = root.List("strategies", mayBeText: true);
        if (
            strategies.FirstOrDefault(x => !StrategyNames.Contains(x, StringComparer.OrdinalIgnoreCase)) is { } strategy
        )
            throw root.Error(
                "strategies",
                $"names '{strategy}', which is none. There are {string.Join(", ", StrategyNames)}"
            );
        ConfigurationNode ignore = root.Child("ignore");
        // It is read by GitVersion alone, but it has to be right.
        root.Flag("update-build-number");
        VersioningConfiguration defaults = new();
        return new VersioningConfiguration
        {
            File = root.Source.File,
            Places = root.Places,
            Workflow = workflow,
            TagPrefix = root.Pattern("tag-prefix") ?? "",
            VersionInBranchPattern = root.Pattern("version-in-branch-pattern") ?? defaults.VersionInBranchPattern,
            MajorBump = root.Pattern("major-version-bump-message") ?? defaults.MajorBump,
            MinorBump = root.Pattern("minor-version-bump-message") ?? defaults.MinorBump,
            PatchBump = root.Pattern("patch-version-bump-message") ?? defaults.PatchBump,
            NoBump = root.Pattern("no-bump-message") ?? defaults.NoBump,
            NextVersion = root.Text("next-version"),
            IsLoose = root.Choice("semantic-version-format", ["Strict", "Loose"]) == "Loose",
            TagPreReleaseWeight = root.Number("tag-pre-release-weight") ?? defaults.TagPreReleaseWeight,
            CommitDateFormat = root.DateFormat("commit-date-format") ?? defaults.CommitDateFormat,
            MergeMessageFormats = MergeMessageFormats(root),
            Strategies = strategies,
            Root = Rules(root, ""),
            Branches = branches,
            IgnoredCommits = ignore.List("sha"),
            IgnoredPaths = ignore.Patterns("paths"),
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

    private static Dictionary<string, string> MergeMessageFormats(ConfigurationNode root)
    {
        const string key = "merge-message-formats";
        Dictionary<string, string> formats = new(StringComparer.Ordinal);
        ConfigurationNode all = root.Child(key);
        foreach ((string name, ConfigurationNode node) in root.Children(key))
        {
            if (node.Value == null)
                throw node.Error($"{key}.{name} has no pattern. Give one with a group SourceBranch");
            formats[name] = all.Pattern(name)!;
        }
        return formats;
    }

    private static BranchRules Rules(ConfigurationNode node, string key)
    {
        if (key.Length > 0)
            CheckKeys(node, BranchKeys, node.Path);
        ConfigurationNode prevent = node.Child("prevent-increment");
        CheckKeys(
            prevent,
            ["of-merged-branch", "when-branch-merged", "when-current-commit-tagged"],
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
            Regex = node.Pattern("regex"),
            SourceBranches = node.List("source-branches"),
            IsSourceBranchFor = node.List("is-source-branch-for"),
            TracksReleaseBranches = node.Flag("tracks-release-branches"),
            IsReleaseBranch = node.Flag("is-release-branch"),
            IsMainBranch = node.Flag("is-main-branch"),
            PreReleaseWeight = node.Number("pre-release-weight"),
        };
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

    private static void CheckKeys(ConfigurationNode node, string[] known, string place)
    {
        foreach (YamlNode key in node.Mapping.Children.Keys)
        {
            string at = node.Source.Place(key);
            if (key is not YamlScalarNode { Value: { Length: > 0 } name })
                throw new AutomationException($"{at}: a key is no name. Give it one that the configuration has.");
            if (known.Contains(name, StringComparer.Ordinal))
                continue;
            string near = known.MinBy(x =>
                Math.Abs(x.Length - name.Length) + x.Except(name).Count() + name.Except(x).Count()
            )!;
            throw new AutomationException(
                $"{at}: '{place}{name}' is no key of the configuration. Perhaps {near} is meant."
            );
        }
    }

    private static YamlMappingNode Mapping(string text, string file)
    {
        try
        {
            YamlStream stream = [];
            stream.Load(new StringReader(text));
            if (stream.Documents.Skip(1).FirstOrDefault(x => !IsNothing(x.RootNode)) is { } second)
                throw new AutomationException(
                    $"{file}:{second.RootNode.Start.Line}: a second document begins, which nothing would read. Leave one."
                );
            if (stream.Documents.Count == 0 || IsNothing(stream.Documents[0].RootNode))
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

    private static bool IsNothing(YamlNode root) =>
        root is YamlScalarNode && string.IsNullOrEmpty(ConfigurationNode.ValueOf(root));

    private static string WorkflowText(string workflow, ConfigurationNode root)
    {
        string name = $"Automation.Versioning.Workflows.{workflow.Replace('/', '_')}.yml";
        Assembly assembly = typeof(ConfigurationReader).Assembly;
        using Stream? stream = assembly.GetManifestResourceStream(name);
        if (stream == null)
            throw root.Error(
                "workflow",
                $"is '{workflow}', which is no workflow. There are GitFlow/v1, GitHubFlow/v1 and TrunkBased/preview1"
            );
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
