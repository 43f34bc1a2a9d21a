using Automation.Health;

namespace Automation.Assessing;

/// <summary>A check of the assessment, before it is asked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DecidedBy">What decides it.</param>
/// <param name="Page">Where it says what to do, relative to docs/reference.</param>
/// <param name="Decide">Decides.</param>
internal sealed record AssessmentCheck(
    string Name,
    string DecidedBy,
    string Page,
    Func<AssessedFiles, (AssessmentResult Result, string Note)> Decide
)
{
    private const string Own = "supply-chain.md#assessment";

    /// <summary>What a check can be about, and the sentence when it is not there.</summary>
    internal static readonly (Func<AssessedFiles, bool> IsThere, string Otherwise) AboutWorkflows = (
        x => x.HasWorkflows,
        "There are no workflows."
    );

    /// <summary>Workflows that make a release.</summary>
    internal static readonly (Func<AssessedFiles, bool> IsThere, string Otherwise) AboutReleases = (
        x => x.HasReleases,
        "No workflow makes a release."
    );

    /// <summary>Something that only GitHub reads.</summary>
    internal static readonly (Func<AssessedFiles, bool> IsThere, string Otherwise) AboutGitHub = (
        x => x.Repository.IsOnGitHub,
        "Nothing here is for GitHub."
    );

    /// <summary>Projects of .NET.</summary>
    internal static readonly (Func<AssessedFiles, bool> IsThere, string Otherwise) AboutProjects = (
        x => x.HasProjects,
        "There are no projects."
    );

    /// <summary>Any file.</summary>
    internal static readonly (Func<AssessedFiles, bool> IsThere, string Otherwise) AboutFiles = (
        x => x.Repository.Files.Count > 0,
        "There are no files."
    );

    /// <summary>A check that rules of health decide.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rules">The rules' ids.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="finding">A part of the findings that count; empty when all do.</param>
    public static AssessmentCheck ByRules(
        string name,
        string[] rules,
        (Func<AssessedFiles, bool> IsThere, string Otherwise) about,
        string finding = ""
    ) =>
        new(
            name,
            $"{(rules.Length == 1 ? "rule" : "rules")} {string.Join(", ", rules)}",
            $"health.md#{rules[0].ToLowerInvariant()}",
            x => about.IsThere(x) ? x.ByRules(rules, finding) : (AssessmentResult.Nothing, about.Otherwise)
        );

    /// <summary>A check that is a rule of health as a whole.</summary>
    public static AssessmentCheck OfRule(
        HealthRule rule,
        (Func<AssessedFiles, bool> IsThere, string Otherwise) about
    ) => ByRules(rule.Title, [rule.Id], about);

    /// <summary>A check that asks for a command in a workflow.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="start">What has to start the workflow; null when anything may.</param>
    /// <param name="otherwise">What is missing, as a sentence.</param>
    /// <param name="page">Where it says what to do.</param>
    /// <param name="commands">The commands, of which one is enough.</param>
    public static AssessmentCheck ByCommand(
        string name,
        string? start,
        string otherwise,
        string page,
        params string[] commands
    ) =>
        new(
            name,
            start == null ? "a step of a workflow" : $"a step of a workflow on {start}",
            page,
            x =>
                x.HasWorkflows
                    ? x.ByStep(start, y => AssessedFiles.Runs(y, commands), otherwise)
                    : (AssessmentResult.No, AboutWorkflows.Otherwise)
        );

    /// <summary>A check that no file decides.</summary>
    public static AssessmentCheck Elsewhere(string name, string where) =>
        new(name, "nothing in the files", Own, _ => (AssessmentResult.NotInFiles, where));
}
