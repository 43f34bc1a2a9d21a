using System.Globalization;
using System.Text;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>Tells people how a version came to be.</summary>
internal static class VersionExplanation
{
    private const int MostCandidates = 12;
    private const int MostCommits = 12;

    public static string Write(CalculatedVersion version, string file)
    {
        VersioningContext context = version.Context;
        StringBuilder text = new();
        Line(text, $"{version.FullSemVer}  {context.CurrentBranch.Name} at {context.CurrentCommit}");
        text.Append('\n');
        Rules(text, version, file);
        if (version.Winner == null)
            Line(text, $"A tag on the commit says so: prevent-increment.when-current-commit-tagged is true.");
        Candidates(text, version);
        if (version.Winner != null)
            Commits(text, version);
        return text.ToString().TrimEnd();
    }

    private static void Rules(StringBuilder text, CalculatedVersion version, string file)
    {
        VersioningContext context = version.Context;
        EffectiveRules rules = version.Rules;
        string key = context.RulesOf(context.CurrentBranch).Key;
        string from =
            version.Winner?.Rules is { } found && !found.Branch.Is(context.CurrentBranch)
                ? $", inherited from {found.Branch.Name}"
                : "";
        Line(text, $"Rules of branches.{key} in {file} (workflow {context.Configuration.Workflow}){from}:");
        Line(
            text,
            $"  mode {rules.Mode}, label {(rules.Label == null ? "none" : $"'{rules.Label}'")}, increment {rules.Increment}, messages {rules.CommitMessageIncrementing}"
        );
        text.Append('\n');
    }

    private static void Candidates(StringBuilder text, CalculatedVersion version)
    {
        Candidate[] ordered = [.. version.Candidates.OrderByDescending(x => x.Result)];
        if (ordered.Length == 0)
            return;
        Line(text, $"Candidates, the highest first:");
        foreach (Candidate candidate in ordered.Take(MostCandidates))
        {
            string mark = ReferenceEquals(candidate, version.Winner) ? "*" : " ";
            string raise =
                candidate.Increment == null ? "taken as it is"
                : candidate.Increment.Field == VersionField.None ? "no number raised"
                : $"{candidate.Increment.Field.ToString().ToLowerInvariant()} raised";
            string since = candidate.Source == null ? "the first commit" : candidate.Source.Id[..7];
            Line(
                text,
                $"{mark} {candidate.Result, -20} from {candidate.Base}, {raise}; counted from {since}; {candidate.Reason.Split('\n')[0]}"
            );
        }
        if (ordered.Length > MostCandidates)
            Line(text, $"  and {ordered.Length - MostCandidates} more");
        text.Append('\n');
    }

    private static void Commits(StringBuilder text, CalculatedVersion version)
    {
        VersioningContext context = version.Context;
        Line(text, $"{version.Distance} commits since {(version.Source == null ? "the beginning" : version.Source)}");
        (Commit Commit, VersionField Field)[] asking =
        [
            .. context.Bumps.AskingSince(version.Source, BranchLabel.Of(version.Rules, context.CurrentBranch.Name)),
        ];
        if (version.Rules.CommitMessageIncrementing == MessageIncrementing.Disabled)
            return;
        if (asking.Length == 0)
            Line(text, $"None of their messages asks for more than the branch raises by itself.");
        foreach ((Commit commit, VersionField field) in asking.OrderByDescending(x => x.Field).Take(MostCommits))
            Line(text, $"  {field.ToString().ToLowerInvariant(), -5}  {commit}");
        if (asking.Length > MostCommits)
            Line(text, $"  and {asking.Length - MostCommits} more");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
