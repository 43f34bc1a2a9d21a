using System.Text;
using Automation.Environments;
using Automation.Git;

namespace Automation.Promoting;

/// <summary>Prepares the change of one file that a promotion is, and proposes it where there is a place for that.</summary>
/// <param name="context">What promotions work with.</param>
public sealed class PromotionProposal(PromotionContext context)
{
    private const int MostCommits = 30;

    /// <summary>Promotes a release to an environment.</summary>
    /// <param name="to">The environment.</param>
    /// <param name="version">The version, or its tag; null for the one that runs in the environment before.</param>
    /// <exception cref="AutomationException">It may not be promoted.</exception>
    public void Promote(string? to, string? version)
    {
        if (to is not { Length: > 0 })
            throw new AutomationException(
                $"No environment is named. Name one: --to-environment {string.Join(", ", context.Environments.Where(x => x.Previous != null).Select(x => x.Name))}"
            );
        context.FetchRecords();
        PromotionPlan plan = PromotionPlan.Read(
            context.Environments,
            context.Records,
            to,
            version is { Length: > 0 } ? ReleaseSource.VersionOf(version) : null,
            context.Time.GetUtcNow(),
            x => context.Host?.ReleasePage(x)
        );
        Propose(plan);
    }

    /// <summary>Makes the branch of a plan, and proposes it.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="AutomationException">git or the host refuses.</exception>
    public void Propose(PromotionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ProposalBranch branch = new(context.Git);
        (string onto, string parent) = branch.Trunk();
        PromotionPlan current = plan with { Environment = At(parent, plan.Environment.Name) };
        if (IsMerged(current))
        {
            context.Say($"On {onto}, {plan.File} lets {plan.Release.Version} run already. Nothing is to be done.");
            return;
        }
        string? there = branch.Find(current.Branch);
        string commit =
            there != null && IsSame(there, parent, current)
                ? there
                : new FileCommit(context.Git).Make(current.Branch, parent, current.File, current.Text, current.Title);
        context.Say(
            $"The branch {current.Branch} ({commit[..7]}) lets {current.Release.Version} run in {current.Environment.Name}."
        );
        if (!branch.HasRemote)
        {
            context.Say(
                $"There is no {ProposalBranch.Remote}. Look at it with git show {current.Branch}, and merge it: git merge {current.Branch}"
            );
            return;
        }
        if (commit != there)
            branch.Push(current.Branch, commit, there);
        if (context.Host is not { } host)
        {
            context.Say(
                $"It is pushed to {ProposalBranch.Remote}. Open a pull request for it into {onto}; with GITHUB_TOKEN this is done for you."
            );
            return;
        }
        (int number, Uri page) = host.Propose(current, onto, Text(current));
        context.Say($"#{number} asks to merge it: {page}");
    }

    /// <summary>True when nothing is left to propose. What was rolled back, and is still named there, needs to be approved anew.</summary>
    private bool IsMerged(PromotionPlan plan) =>
        plan.Environment.Runs?.Digest == plan.Release.Digest
        && (
            context.Records.Current(plan.Environment.Name) is not { Kind: RecordKind.Rollback } rollback
            || rollback.Digest == plan.Release.Digest
            || plan.Environment.Runs.Since > rollback.At
        );

    /// <summary>True when a commit that was proposed before says the same but for the time: another one would make its approvals stale.</summary>
    private bool IsSame(string commit, string trunk, PromotionPlan plan)
    {
        try
        {
            // It stands on the trunk alone, and on the file as it is there now: the branch may be left from long ago.
            return context.Git.TryLine("merge-base", "--is-ancestor", $"{commit}^", trunk) != null
                && FileAt($"{commit}^", plan.File) == plan.Environment.Text
                && context.Git.TryLine("diff-tree", "--no-commit-id", "--name-only", "-r", commit) == plan.File
                && At(commit, plan.Environment.Name).Runs is { } runs
                && runs with { Since = plan.Release.Since } == plan.Release
                && plan.Environment.With(runs) == FileAt(commit, plan.File);
        }
        catch (AutomationException)
        {
            // Somebody put something there that is no file of an environment.
            return false;
        }
    }

    private EnvironmentFile At(string commit, string name) =>
        EnvironmentFile.Parse(name, FileAt(commit, EnvironmentFile.PathOf(name)));

    private string FileAt(string commit, string path) =>
        Encoding.UTF8.GetString(context.Git.Run(["show", $"{commit}:{path}"]));

    private string Text(PromotionPlan plan)
    {
        EnvironmentRelease release = plan.Release;
        DeploymentRecord? current = context.Records.Current(plan.Environment.Name);
        StringBuilder text = new();
        text.Append($"| | {plan.Environment.Name} now | then |\n| --- | --- | --- |\n");
        text.Append($"| version | {current?.Version ?? "nothing"} | {Link(release)} |\n");
        text.Append($"| commit | {Code(current?.Commit)} | {Code(release.Commit)} |\n");
        text.Append($"| digest | {Code(current?.Digest)} | {Code(release.Digest)} |\n\n");
        if (current != null)
            text.Append(Commits(current.Commit, release.Commit));
        text.Append(
            $"\nThe file is written by `./build.sh {(plan.IsRollback ? $"Rollback --environment {plan.Environment.Name}" : $"Promote --to-environment {plan.Environment.Name}")} --release-version {release.Version}`; nothing else belongs in this pull request. The check `promotion-policy` says what is missing. Merging it deploys the release by its digest; nothing is built again.\n"
        );
        return text.ToString();
    }

    private string Commits(string now, string then)
    {
        (string from, string to, string title) =
            context.Git.TryLine("merge-base", "--is-ancestor", now, then) != null
                ? (now, then, "Comes with it")
                : (then, now, "Goes with it");
        string[] lines =
        [
            .. (
                context.Git.TryLine("log", "--no-merges", "--format=%h %s", $"-{MostCommits + 1}", $"{from}..{to}")
                ?? ""
            )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(x => x.Split(' ', 2))
                // As code, what somebody wrote notifies nobody, links nowhere and closes no issue.
                .Select(x => $"- {x[0]} {Code(x[1].Replace('`', '\''))}"),
        ];
        if (lines.Length == 0)
            return "";
        string more = lines.Length > MostCommits ? "- and more\n" : "";
        return $"{title}:\n\n{string.Join('\n', lines.Take(MostCommits))}\n{more}";
    }

    private static string Link(EnvironmentRelease release) =>
        release.Url is { } url ? $"[{release.Version}]({url})" : release.Version;

    private static string Code(string? value) => value == null ? "" : $"`{value}`";
}
