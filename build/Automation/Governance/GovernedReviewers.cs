using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>Finds the numbers under which GitHub knows reviewers.</summary>
/// <param name="repository">The repository.</param>
/// <param name="findings">Takes what cannot be found.</param>
internal sealed class GovernedReviewers(GovernedRepository repository, GovernanceFindings findings)
{
    private readonly Dictionary<string, JsonObject?> known = new(StringComparer.Ordinal);

    /// <summary>A reviewer in the form of GitHub's API.</summary>
    /// <param name="name"><c>team:SLUG</c> or <c>user:LOGIN</c>.</param>
    /// <returns>Null when there is none of that name, which is told.</returns>
    public JsonObject? Find(string name)
    {
        if (!known.TryGetValue(name, out JsonObject? reviewer))
            known[name] = reviewer = Ask(name);
        return (JsonObject?)reviewer?.DeepClone();
    }

    /// <summary>What GitHub answers of a reviewer, as a name.</summary>
    public static string NameOf(JsonNode reviewer) =>
        reviewer["type"]?.GetValue<string>() == "Team"
            ? $"team:{reviewer["reviewer"]?["slug"]}"
            : $"user:{reviewer["reviewer"]?["login"]}";

    private JsonObject? Ask(string name)
    {
        bool isTeam = name.StartsWith("team:", StringComparison.Ordinal);
        string bare = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (isTeam && repository.IsOfPerson)
        {
            findings.Problem(
                $"{repository.Owner} is a person, who has no teams, so '{bare}' cannot review deployments. Name people as \"seniors\" in {GovernanceFile.Path} and take \"seniorTeam\" out, or move the repository to an organization."
            );
            return null;
        }
        string escaped = Uri.EscapeDataString(bare);
        JsonNode? answer = repository.Read(
            isTeam ? $"orgs/{repository.Owner}/teams/{escaped}" : $"users/{escaped}",
            403,
            404
        );
        if (answer?["id"] is not { } id)
        {
            findings.Problem(
                isTeam
                    ? $"{repository.Owner} has no team '{bare}', or the token may not see it. Make the team and give it write access to the repository, name another in {GovernanceFile.Path}, or give the token 'Members: read' of the organization."
                    : $"Nobody is called '{bare}' on GitHub. Mend the login in {GovernanceFile.Path}."
            );
            return null;
        }
        return new JsonObject { ["type"] = isTeam ? "Team" : "User", ["id"] = id.DeepClone() };
    }
}
