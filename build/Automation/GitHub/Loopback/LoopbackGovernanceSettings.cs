using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>The repository itself, and what is on or off under an address of its own.</summary>
/// <param name="governance">What the repository is.</param>
/// <param name="owner">Who owns it.</param>
/// <param name="name">Its name.</param>
/// <param name="api">Where the server is.</param>
internal sealed class LoopbackGovernanceSettings(LoopbackGovernance governance, string owner, string name, Uri api)
{
    private readonly Dictionary<string, bool> switches = new(StringComparer.Ordinal)
    {
        ["vulnerability-alerts"] = false,
        ["automated-security-fixes"] = false,
        ["private-vulnerability-reporting"] = false,
        ["immutable-releases"] = false,
    };

    /// <summary>What only administrators see, as a new repository has it.</summary>
    private readonly JsonObject settings = new()
    {
        ["allow_squash_merge"] = true,
        ["allow_merge_commit"] = true,
        ["allow_rebase_merge"] = true,
        ["allow_auto_merge"] = false,
        ["allow_update_branch"] = false,
        ["delete_branch_on_merge"] = false,
        ["squash_merge_commit_title"] = "COMMIT_OR_PR_TITLE",
        ["squash_merge_commit_message"] = "COMMIT_MESSAGES",
        ["merge_commit_title"] = "MERGE_MESSAGE",
        ["merge_commit_message"] = "PR_TITLE",
        ["security_and_analysis"] = new JsonObject
        {
            ["dependabot_security_updates"] = Status("disabled"),
            ["secret_scanning"] = Status("disabled"),
            ["secret_scanning_push_protection"] = Status("disabled"),
            ["secret_scanning_non_provider_patterns"] = Status("disabled"),
        },
    };

    /// <summary>What everybody sees.</summary>
    private readonly JsonObject shown = new()
    {
        ["default_branch"] = "main",
        ["has_issues"] = true,
        ["has_wiki"] = true,
        ["web_commit_signoff_required"] = false,
        ["archived"] = false,
    };

    public void AddTo()
    {
        governance.Add("GET", "", x => LoopbackAnswer.Json(Answer(x)));
        governance.Add("PATCH", "", Change);
        foreach (string part in switches.Keys.ToArray())
        {
            governance.Add("GET", $"/{part}", _ => State(part));
            governance.Add("PUT", $"/{part}", _ => Switch(part, true));
            governance.Add("DELETE", $"/{part}", _ => Switch(part, false));
        }
    }

    private JsonObject Answer(LoopbackRequest request)
    {
        JsonObject answer = new()
        {
            ["id"] = LoopbackHost.IdOf(name),
            ["node_id"] = "R_1",
            ["name"] = name,
            ["full_name"] = $"{owner}/{name}",
            ["private"] = governance.IsPrivate,
            ["visibility"] = governance.IsPrivate ? "private" : "public",
            ["url"] = $"{api}repos/{owner}/{name}",
            ["owner"] = new JsonObject
            {
                ["login"] = owner,
                ["id"] = LoopbackHost.IdOf(owner),
                ["type"] = governance.IsOfPerson ? "User" : "Organization",
            },
        };
        foreach (JsonObject part in request.Access == LoopbackAccess.Admin ? [shown, settings] : new[] { shown })
        {
            foreach ((string key, JsonNode? value) in part)
                answer[key] = value?.DeepClone();
        }
        return answer;
    }

    private LoopbackAnswer Change(LoopbackRequest request)
    {
        if (request.Body["security_and_analysis"] is JsonObject && governance.RefusalOfPlan() != null)
            return LoopbackAnswer.Refused(422, "Secret scanning is not available for this repository.");
        foreach ((string key, JsonNode? value) in request.Body)
        {
            if (settings[key] is JsonObject several && value is JsonObject changes)
            {
                foreach ((string part, JsonNode? change) in changes)
                    several[part] = change?.DeepClone();
            }
            else
            {
                (shown.ContainsKey(key) ? shown : settings)[key] = value?.DeepClone();
            }
        }
        return LoopbackAnswer.Json(Answer(request));
    }

    /// <summary>Alerts answer with a status alone, and what is off may be missing.</summary>
    private LoopbackAnswer State(string part) =>
        part == "vulnerability-alerts" ? (switches[part] ? LoopbackAnswer.Done : LoopbackAnswer.Missing)
        : part == "immutable-releases" && !switches[part] ? LoopbackAnswer.Missing
        : LoopbackAnswer.Json(
            part == "immutable-releases"
                ? new JsonObject { ["enabled"] = true, ["enforced_by_owner"] = false }
                : new JsonObject { ["enabled"] = switches[part], ["paused"] = false }
        );

    private LoopbackAnswer Switch(string part, bool isOn)
    {
        // https://docs.github.com/rest/repos/repos#enable-dependabot-security-updates
        if (part == "automated-security-fixes" && isOn && !switches["vulnerability-alerts"])
            return LoopbackAnswer.Refused(
                422,
                "Vulnerability alerts must be enabled to configure Dependabot security updates"
            );
        switches[part] = isOn;
        return LoopbackAnswer.Done;
    }

    private static JsonObject Status(string status) => new() { ["status"] = status };
}
