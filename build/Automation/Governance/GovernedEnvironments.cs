using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>Environments: who lets deployments through, and from where they may come.</summary>
/// <param name="desired">Them.</param>
internal sealed class GovernedEnvironments(IReadOnlyList<GovernedEnvironment> desired) : IGovernedPart
{
    private const string Root = "{repo}/environments";

    public string Name => "environments";

    public void Compare(GovernedRepository repository, GovernanceFindings findings)
    {
        if (desired.Count == 0)
            return;
        GovernedReviewers reviewers = new(repository, findings);
        Dictionary<string, JsonNode> there = repository
            .List(Root, "environments")
            .ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);
        foreach (GovernedEnvironment environment in desired)
            Compare(repository, findings, reviewers, environment, there.GetValueOrDefault(environment.Name));
        foreach (string name in there.Keys.Except(desired.Select(x => x.Name), StringComparer.OrdinalIgnoreCase))
            findings.Note(
                $"The environment '{name}' is on GitHub only, with whatever protects it. Write it into {GovernanceFile.Path}, or delete it on GitHub."
            );
    }

    private static void Compare(
        GovernedRepository repository,
        GovernanceFindings findings,
        GovernedReviewers reviewers,
        GovernedEnvironment environment,
        JsonNode? actual
    )
    {
        string path = $"{Root}/{Uri.EscapeDataString(environment.Name)}";
        JsonObject body = Body(environment, reviewers, actual);
        List<Difference> differences =
            actual == null
                ? [new Difference($"environment {environment.Name}", "missing", "there")]
                :
                [
                    .. DesiredState
                        .Compare($"environment {environment.Name}:", body, Normal(actual))
                        .Select(x => Readable(x, environment, actual)),
                ];
        List<GovernanceCall> calls = differences.Count > 0 ? [new GovernanceCall(HttpMethod.Put, path, body)] : [];
        GovernedPolicies.Compare(repository, environment, path, actual, differences, calls);
        findings.Add(
            new Drift(
                $"environment {environment.Name}",
                differences,
                calls,
                "Environments need 'Administration: write'; reviewers and waiting need a public repository or GitHub Enterprise, and reviewers need read access to the repository."
            )
        );
        if (environment.Reviewers.Count > 0 && actual?["can_admins_bypass"]?.GetValue<bool>() == true)
            findings.Note(
                $"Administrators may pass over the reviewers of '{environment.Name}', and only a page can change that: Settings > Environments > {environment.Name} > Allow administrators to bypass."
            );
    }

    /// <summary>What is sent. Where a reviewer cannot be found, those that are there stay: a team that is missing must not open the door.</summary>
    private static JsonObject Body(GovernedEnvironment environment, GovernedReviewers reviewers, JsonNode? actual)
    {
        JsonObject?[] wanted = [.. environment.Reviewers.Select(reviewers.Find)];
        JsonArray ids = new([.. wanted.Where(x => x != null)]);
        if (wanted.Contains(null))
        {
            foreach (JsonNode? reviewer in Normal(actual)["reviewers"]!.AsArray())
            {
                if (!ids.Any(x => JsonNode.DeepEquals(x, reviewer)))
                    ids.Add(reviewer!.DeepClone());
            }
        }
        return new JsonObject
        {
            ["wait_timer"] = environment.WaitMinutes,
            ["prevent_self_review"] = environment.PreventsSelfReview && ids.Count > 0,
            ["reviewers"] = ids,
            ["deployment_branch_policy"] = environment.IsOpen
                ? null
                : new JsonObject { ["protected_branches"] = false, ["custom_branch_policies"] = true },
        };
    }

    /// <summary>What GitHub answers, in the form in which it is sent.</summary>
    private static JsonObject Normal(JsonNode? actual)
    {
        JsonNode? Rule(string type) =>
            actual?["protection_rules"]?.AsArray().FirstOrDefault(x => x?["type"]?.GetValue<string>() == type);
        JsonNode? review = Rule("required_reviewers");
        return new JsonObject
        {
            ["wait_timer"] = Rule("wait_timer")?["wait_timer"]?.GetValue<int>() ?? 0,
            ["prevent_self_review"] = review?["prevent_self_review"]?.GetValue<bool>() ?? false,
            ["reviewers"] = new JsonArray([
                .. (review?["reviewers"]?.AsArray() ?? []).Select(x => new JsonObject
                {
                    ["type"] = x!["type"]?.DeepClone(),
                    ["id"] = x["reviewer"]?["id"]?.DeepClone(),
                }),
            ]),
            ["deployment_branch_policy"] = actual?["deployment_branch_policy"]?.DeepClone(),
        };
    }

    /// <summary>Names instead of numbers.</summary>
    private static Difference Readable(Difference difference, GovernedEnvironment environment, JsonNode? actual)
    {
        if (!difference.Where.Contains(": reviewers", StringComparison.Ordinal))
            return difference;
        IEnumerable<string> now = (actual?["protection_rules"]?.AsArray() ?? [])
            .SelectMany(x => x?["reviewers"]?.AsArray() ?? [])
            .Select(x => GovernedReviewers.NameOf(x!));
        return new Difference(
            $"environment {environment.Name}: reviewers",
            string.Join(", ", now.DefaultIfEmpty("nobody")),
            string.Join(", ", environment.Reviewers.DefaultIfEmpty("nobody"))
        );
    }

    private static string NameOf(JsonNode environment) => environment["name"]!.GetValue<string>();
}
