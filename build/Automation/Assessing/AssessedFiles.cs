using Automation.Health;
using Automation.Health.Reading;

namespace Automation.Assessing;

/// <summary>The files of a repository, with what the rules of health found in them.</summary>
internal sealed class AssessedFiles(HealthRepository repository)
{
    private const string Unreadable = "WF000";
    private readonly Lazy<HealthCheck> health = new(() => HealthCheck.Run(repository));

    public HealthRepository Repository => repository;

    public bool HasWorkflows => repository.Files.Any(WorkflowSet.IsWorkflow);

    public bool HasReleases => repository.Workflows.Releases.Any();

    public bool HasProjects => repository.Files.Any(x => x.EndsWith(".csproj", StringComparison.Ordinal));

    /// <summary>What rules say.</summary>
    /// <param name="rules">Their ids.</param>
    /// <param name="part">A part of the findings that count; empty when all do.</param>
    public (AssessmentResult Result, string Note) ByRules(string[] rules, string part)
    {
        bool Counts(HealthFinding x) =>
            // What cannot be read has no findings, which is no proof of anything.
            x.Rule.Id == Unreadable
            || (
                rules.Contains(x.Rule.Id, StringComparer.Ordinal) && x.Message.Contains(part, StringComparison.Ordinal)
            );
        HealthFinding[] found = [.. health.Value.Findings.Where(Counts)];
        if (found.Length > 0)
            return (
                AssessmentResult.No,
                $"{found[0].File}:{found[0].Line}: {found[0].Message}{(found.Length > 1 ? $" And {found.Length - 1} more." : "")}"
            );
        int ignored = health.Value.Ignored.Count(x => Counts(x.Finding));
        return (AssessmentResult.Yes, ignored == 0 ? "" : $"Findings put up with, each with a reason: {ignored}.");
    }

    /// <summary>Yes, and where, when a step of a workflow does something.</summary>
    /// <param name="start">What has to start the workflow; null when anything may.</param>
    /// <param name="does">Tells whether a step does it.</param>
    /// <param name="otherwise">What is missing, as a sentence.</param>
    public (AssessmentResult Result, string Note) ByStep(string? start, Func<JobStep, bool> does, string otherwise)
    {
        Workflow? found = repository.Workflows.Workflows.FirstOrDefault(x =>
            (start == null || x.Events.Contains(start, StringComparer.Ordinal))
            && repository.Workflows.CalledBy(x).Any(y => y.Steps.Any(z => does(z.Step)))
        );
        return found == null ? (AssessmentResult.No, otherwise) : (AssessmentResult.Yes, $"{found.Path}.");
    }

    /// <summary>True for a step that runs one of these commands, each a program with its first word, or a target of the build.</summary>
    public static bool Runs(JobStep step, params string[] commands)
    {
        string[] words = (step.Run?.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return false;
        // Without a target the build runs all gates.
        string first = words.Length > 1 ? words[1] : "Verify";
        string command = words[0].StartsWith("./build.", StringComparison.Ordinal) ? first : $"{words[0]} {first}";
        return commands.Contains(command, StringComparer.OrdinalIgnoreCase);
    }
}
