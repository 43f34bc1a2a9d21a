using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>An action is a commit, which nobody can move, with its version beside it.</summary>
internal sealed partial class PinnedActions()
    : HealthRule(
        "WF002",
        HealthSeverity.High,
        "Every action is pinned by commit SHA, with its version in a comment",
        "Write 'uses: OWNER/NAME@SHA # VERSION'."
    )
{
    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        foreach (Workflow workflow in repository.Workflows.All)
        {
            foreach (
                YamlValue uses in workflow
                    .Steps.Select(x => x.Step.Uses)
                    .Concat(workflow.Jobs.Select(x => x.Uses))
                    .OfType<YamlValue>()
            )
            {
                if (Problem(workflow.File, uses, uses.Text ?? "") is { } problem)
                    yield return Found(workflow.Path, workflow.File.LineOf(uses, uses.Text ?? ""), problem);
            }
        }
    }

    private static string? Problem(YamlFile file, YamlValue uses, string action)
    {
        if (action.StartsWith("./", StringComparison.Ordinal))
            return null;
        if (action.StartsWith("docker://", StringComparison.Ordinal))
            return ImageDigest().IsMatch(action) ? null : $"The image '{action}' is not pinned by digest.";
        if (!Commit().IsMatch(action))
            return $"'{action}' is not pinned by commit SHA.";
        string line = file.Lines[file.LineOf(uses, action) - 1];
        int end = line.IndexOf(action, StringComparison.Ordinal) + action.Length;
        return end >= action.Length && VersionComment().IsMatch(line[end..])
            ? null
            : $"'{action}' has no comment with its version.";
    }

    [GeneratedRegex(@"^[^@\s]+/[^@\s]+@[0-9a-f]{40}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Commit();

    [GeneratedRegex("@sha256:[0-9a-f]{64}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ImageDigest();

    [GeneratedRegex(@"^[""']?[\s,}\]]*\s#.*\d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VersionComment();
}
