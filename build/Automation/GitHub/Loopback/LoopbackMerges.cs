using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Merges pull requests, in the repository, when the rules let them.</summary>
/// <param name="host">The server.</param>
/// <param name="pulls">The pull requests.</param>
/// <param name="activity">Takes a note of the merge.</param>
/// <param name="required">How many approvals the head needs.</param>
internal sealed class LoopbackMerges(
    LoopbackHost host,
    LoopbackPulls pulls,
    LoopbackActivity activity,
    Func<int> required
)
{
    public void AddTo(LoopbackRoutes routes) =>
        routes.Add("PUT", "/repos/{owner}/{repo}/pulls/{number}/merge", x => pulls.With(x, y => Merge(x, y)));

    private LoopbackAnswer Merge(LoopbackRequest request, JsonObject pull)
    {
        string head = LoopbackPulls.Sha(pull, "head");
        string onto = LoopbackPulls.Sha(pull, "base");
        if ((string)pull["state"]! != "open" || (bool)pull["draft"]!)
            return LoopbackAnswer.Refused(405, "Pull Request is not mergeable");
        if (request.Text("sha") is { } expected && expected != head)
            return LoopbackAnswer.Refused(409, "Head branch was modified. Review and try the merge again.");
        if (Rule(pull, head) is { } broken)
            return LoopbackAnswer.Refused(405, broken);
        if (host.Git.Merge(onto, head) is not { } tree)
            return LoopbackAnswer.Refused(405, "Pull Request is not mergeable");
        bool isSquash = request.Text("merge_method") == "squash";
        string title =
            request.Text("commit_title")
            ?? (
                isSquash
                    ? $"{pull["title"]} (#{pull["number"]})"
                    : $"Merge pull request #{pull["number"]} from {host.Owner}/{LoopbackPulls.Ref(pull, "head")}"
            );
        string message = $"{title}\n\n{request.Text("commit_message") ?? (string?)pull["title"]}\n";
        string author = isSquash ? (string)pull["user"]!["login"]! : request.Login;
        string commit = host.Git.Commit(tree, isSquash ? [onto] : [onto, head], message, author, host.Now);
        string branch = $"refs/heads/{LoopbackPulls.Ref(pull, "base")}";
        if (!host.Git.Update(branch, commit, onto))
            return LoopbackAnswer.Refused(409, "Base branch was modified. Review and try the merge again.");
        activity.Made(request.Login, branch, commit, "pr_merge");
        pull["merged"] = true;
        pull["merged_at"] = host.Now;
        pull["merged_by"] = host.User(request.Login);
        pull["merge_commit_sha"] = commit;
        pulls.Close(pull);
        return LoopbackAnswer.Json(
            new JsonObject
            {
                ["sha"] = commit,
                ["merged"] = true,
                ["message"] = "Pull Request successfully merged",
            }
        );
    }

    /// <summary>The rule that keeps the pull request from being merged, in GitHub's words; null when there is none.</summary>
    private string? Rule(JsonObject pull, string head)
    {
        string[] states =
        [
            .. pulls
                .Reviews[LoopbackPulls.Number(pull)]
                .Where(x => (string)x["state"]! != "COMMENTED")
                .GroupBy(x => (string)x["user"]!["login"]!, StringComparer.Ordinal)
                .Select(x => x.Last())
                .Where(x => (string)x["state"]! != "APPROVED" || (string)x["commit_id"]! == head)
                .Select(x => (string)x["state"]!),
        ];
        int approvals = states.Count(x => x == "APPROVED");
        return required() == 0 ? null
            : states.Contains("CHANGES_REQUESTED") ? "Changes have been requested on this pull request."
            : approvals < required()
                ? FormattableString.Invariant(
                    $"Repository rule violations found\n\nAt least {required()} approving review{(required() == 1 ? " is" : "s are")} required by reviewers with write access."
                )
            : null;
    }
}
