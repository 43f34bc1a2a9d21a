using System.Globalization;
using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>From which branches and tags an environment takes deployments.</summary>
internal static class GovernedPolicies
{
    /// <summary>Adds what differs, and the calls that mend it, to those of the environment.</summary>
    public static void Compare(
        GovernedRepository repository,
        GovernedEnvironment environment,
        string path,
        JsonNode? actual,
        List<Difference> differences,
        List<GovernanceCall> calls
    )
    {
        // What is to be open has no patterns: GitHub drops them with the setting.
        if (environment.IsOpen)
            return;
        string address = $"{path}/deployment-branch-policies";
        bool hasAny = actual?["deployment_branch_policy"]?["custom_branch_policies"]?.GetValue<bool>() == true;
        Dictionary<string, JsonNode> found = hasAny
            ? repository.List(address, "branch_policies").ToDictionary(NameOf, StringComparer.Ordinal)
            : [];
        string[] wanted =
        [
            .. environment.Branches.Select(x => $"branch {x}"),
            .. environment.Tags.Select(x => $"tag {x}"),
        ];
        foreach (string policy in wanted.Except(found.Keys, StringComparer.Ordinal))
        {
            string[] parts = policy.Split(' ', 2);
            JsonObject body = new() { ["name"] = parts[1], ["type"] = parts[0] };
            differences.Add(Difference(policy, "may not deploy", "may deploy"));
            calls.Add(new GovernanceCall(HttpMethod.Post, address, body));
        }
        foreach (string policy in found.Keys.Except(wanted, StringComparer.Ordinal))
        {
            string id = found[policy]["id"]!.GetValue<long>().ToString(CultureInfo.InvariantCulture);
            differences.Add(Difference(policy, "may deploy", "may not deploy"));
            calls.Add(new GovernanceCall(HttpMethod.Delete, $"{address}/{id}"));
        }

        Difference Difference(string policy, string now, string then) =>
            new($"environment {environment.Name}: {policy}", now, then);
    }

    private static string NameOf(JsonNode policy) =>
        $"{policy["type"]?.GetValue<string>() ?? "branch"} {policy["name"]}";
}
