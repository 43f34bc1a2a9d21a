using System.Text;
using Automation.Environments;
using Automation.Git;

namespace Automation.Promoting;

/// <summary>Prepares the change of one file that a promotion is, and proposes it where there is a place for that.</summary>
/// <param name="context">What promotions work with.</param>
public sealed class PromotionProposal(PromotionContext context)
{
    private const string Remote = "origin";
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
        PromotionPlan plan = PromotionPlan.Read(
            context.Environments,
            context.Records,
            to,
            version is { Length: > 0 } ? ReleaseSource.VersionOf(version) : null,
            context.Time.GetUtcNow(),
            x => context.Host?.ReleasePage(x)
        );
        if (plan.Environment.Runs?.Digest == plan.Release.Digest)
        {
            context.Say($"{plan.File} lets {plan.Release.Version} run already. Nothing is to be done.");
            return;
        }
        Propose(plan);
    }

    /// <summary>Makes the branch of a plan, and proposes it.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="AutomationException">git or the host refuses.</exception>
    public void Propose(PromotionPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        string onto = Trunk();
        bool hasRemote = context.Git.TryLine("remote", "get-url", Remote) != null;
        if (hasRemote)
            context.Git.Run(["fetch", "--quiet", Remote, onto]);
        string parent = context.Git.Lines("rev-parse", "--verify", hasRemote ? "FETCH_HEAD" : onto)[0];
        PromotionPlan current = plan with { Environment = At(parent, plan.Environment.Name) };
        if (current.Environment.Runs?.Digest == current.Release.Digest)
        {
            context.Say($"On {onto}, {plan.File} lets {plan.Release.Version} run already. Nothing is to be done.");
            return;
        }
        string commit =
            (hasRemote ? Proposed(current) : null)
            ?? new FileCommit(context.Git).Make(current.Branch, parent, current.File, current.Text, current.Title);
        context.Say(
            $"The branch {current.Branch} ({commit[..7]}) lets {current.Release.Version} run in {current.Environment.Name}."
        );
        if (!hasRemote)
        {
            context.Say(
                $"There is no {Remote}. Look at it with git show {current.Branch}, and merge it: git merge {current.Branch}"
            );
            return;
        }
        context.Git.Run(["push", "--quiet", "--force", Remote, $"{commit}:refs/heads/{current.Branch}"]);
        if (context.Host is not { } host)
        {
            context.Say(
                $"It is pushed to {Remote}. Open a pull request for it into {onto}; with GITHUB_TOKEN this is done for you."
            );
            return;
        }
        (int number, Uri page) = host.Propose(current, onto, Text(current));
        context.Say($"#{number} asks to merge it: {page}");
    }

    /// <summary>The commit that was proposed before and says the same but for the time: another one would make its approvals stale.</summary>
    private string? Proposed(PromotionPlan plan)
    {
        if (context.Git.TryLine("fetch", "--quiet", Remote, $"refs/heads/{plan.Branch}") == null)
            return null;
        string commit = context.Git.Lines("rev-parse", "--verify", "FETCH_HEAD")[0];
        string? changed = context.Git.TryLine("diff-tree", "--no-commit-id", "--name-only", "-r", commit);
        return
            changed == plan.File
            && At(commit, plan.Environment.Name).Runs is { } runs
            && runs with { Since = plan.Release.Since } == plan.Release
            && plan.Environment.With(runs) == FileAt(commit, plan.File)
            ? commit
            : null;
    }

    private EnvironmentFile At(string commit, string name)
    {
        return EnvironmentFile.Parse(name, FileAt(commit, EnvironmentFile.PathOf(name)));
    }

    private string FileAt(string commit, string path) =>
        Encoding.UTF8.GetString(context.Git.Run(["show", $"{commit}:{path}"]));

    /// <summary>The branch that everything is merged into.</summary>
    private string Trunk()
    {
        string prefix = $"refs/remotes/{Remote}/";
        string? head = context.Git.TryLine("symbolic-ref", "--quiet", $"{prefix}HEAD");
        return head?.StartsWith(prefix, StringComparison.Ordinal) == true ? head[prefix.Length..] : "main";
    }

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
                context.Git.TryLine("log", "--no-merges", "--format=- %s (%h)", $"-{MostCommits + 1}", $"{from}..{to}")
                ?? ""
            )
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                // What somebody wrote must not notify anybody or make links of its own.
                .Select(x =>
                    x.Replace("@", "@\u200b", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                ),
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
