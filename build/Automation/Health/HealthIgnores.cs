using System.IO.Enumeration;
using Automation.Doctor;
using Automation.Health.Reading;

namespace Automation.Health;

/// <summary>Findings that a repository puts up with.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Paths">A path, in which <c>*</c> stands for any text.</param>
/// <param name="Reason">Why.</param>
/// <param name="Line">Where it says so.</param>
public sealed record HealthIgnore(string Rule, string Paths, string Reason, int Line)
{
    /// <summary>True for a finding that it is about.</summary>
    public bool Matches(HealthFinding finding) => Matches(finding.Rule.Id, finding.File);

    /// <summary>True for a finding that it is about.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="place">The file, or what else the finding is about.</param>
    public bool Matches(string rule, string place) =>
        rule == Rule && FileSystemName.MatchesSimpleExpression(Paths, place, ignoreCase: false);
}

/// <summary>What the settings of a repository say about findings that it puts up with.</summary>
internal sealed class HealthIgnores
{
    /// <summary>Where they lie, relative to the root.</summary>
    public const string Path = ".config/health.json";

    private static readonly string[] Never = ["WF000", "WF019"];

    private readonly List<HealthIgnore> ignores = [];
    private readonly List<(int Line, string Message)> problems = [];

    private HealthIgnores() { }

    /// <summary>The ignores that are in order.</summary>
    public IReadOnlyList<HealthIgnore> All => ignores;

    /// <summary>What is wrong with the others.</summary>
    public IReadOnlyList<(int Line, string Message)> Problems => problems;

    /// <summary>Reads the settings; JSON is YAML, and read as such it has lines.</summary>
    public static HealthIgnores Read(HealthRepository repository)
    {
        HealthIgnores read = new();
        if (!repository.Has(Path))
            return read;
        YamlFile file = repository.Yaml(Path);
        if (file.Problem != null || file.Root["ignore"] is not { Text: null, IsMapping: false } list)
            read.problems.Add((file.ProblemLine, "It is not of the form { \"ignore\": [ … ] }."));
        else
            foreach (YamlValue item in list.Items)
                read.Add(item);
        return read;
    }

    private void Add(YamlValue item)
    {
        string rule = item.TextOf("rule") ?? "";
        string reason = item.TextOf("reason") ?? "";
        string[] unknown =
        [
            .. item.Entries.Select(x => x.Key).Except(["rule", "path", "reason"], StringComparer.Ordinal),
        ];
        if (unknown.Length > 0)
            problems.Add((item.Line, $"'{unknown[0]}' is nothing that an ignore has."));
        else if (!HealthRules.All.Any(x => x.Id == rule) && !DoctorRules.Has(rule))
            problems.Add((item.Line, $"'{rule}' is no rule."));
        else if (Never.Contains(rule, StringComparer.Ordinal))
            problems.Add((item.Line, $"{rule} cannot be ignored."));
        else if (string.IsNullOrWhiteSpace(reason))
            problems.Add((item.Line, $"{rule} is ignored without a reason."));
        else
            ignores.Add(new HealthIgnore(rule, item.TextOf("path") ?? "*", reason, item.Line));
    }
}
