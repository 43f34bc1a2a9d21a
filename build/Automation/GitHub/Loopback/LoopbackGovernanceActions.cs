using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>What workflows may do, as a new repository allows it.</summary>
/// <param name="governance">What the repository is.</param>
internal sealed class LoopbackGovernanceActions(LoopbackGovernance governance)
{
    private const string Root = "/actions/permissions";

    private readonly Dictionary<string, JsonObject> sections = new(StringComparer.Ordinal)
    {
        [Root] = new()
        {
            ["enabled"] = true,
            ["allowed_actions"] = "all",
            ["sha_pinning_required"] = false,
        },
        [$"{Root}/selected-actions"] = new()
        {
            ["github_owned_allowed"] = false,
            ["verified_allowed"] = false,
            ["patterns_allowed"] = new JsonArray(),
        },
        [$"{Root}/workflow"] = new()
        {
            ["default_workflow_permissions"] = "write",
            ["can_approve_pull_request_reviews"] = true,
        },
        [$"{Root}/fork-pr-contributor-approval"] = new() { ["approval_policy"] = "first_time_contributors" },
    };

    private bool AreSelected => (string?)sections[Root]["allowed_actions"] == "selected";

    public void AddTo()
    {
        foreach (string path in sections.Keys.ToArray())
        {
            governance.Add("GET", path, x => Refusal(x, path) ?? LoopbackAnswer.Json(sections[path]));
            governance.Add("PUT", path, x => Refusal(x, path) ?? Set(path, x.Body));
        }
    }

    private LoopbackAnswer? Refusal(LoopbackRequest request, string path) =>
        request.Access < LoopbackAccess.Admin ? LoopbackAnswer.Refused(403, "Must have admin rights to Repository.")
        : path.EndsWith("/selected-actions", StringComparison.Ordinal) && !AreSelected
            ? LoopbackAnswer.Refused(409, "Conflict: the allowed actions of the repository are not selected")
        : path.EndsWith("/fork-pr-contributor-approval", StringComparison.Ordinal) && governance.IsPrivate
            ? LoopbackAnswer.Missing
        : null;

    private LoopbackAnswer Set(string path, JsonObject body)
    {
        foreach ((string key, JsonNode? value) in body)
            sections[path][key] = value?.DeepClone();
        if (path == Root && AreSelected)
            sections[Root]["selected_actions_url"] = $"https://github.test{Root}/selected-actions";
        return LoopbackAnswer.Done;
    }
}
