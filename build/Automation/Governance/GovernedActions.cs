using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>What workflows may do: which actions they use, what their token may, whose runs wait for a word.</summary>
/// <param name="desired">The sections, each in the form of GitHub's API.</param>
internal sealed class GovernedActions(JsonObject desired) : IGovernedPart
{
    private const string Root = "{repo}/actions/permissions";
    private const string OnlyPublic = "fork_pr_contributor_approval";

    /// <summary>Where each section is. Which actions are selected can be said only after it is said that some are.</summary>
    private static readonly (string Section, string Path)[] Sections =
    [
        ("permissions", Root),
        ("selected_actions", $"{Root}/selected-actions"),
        ("workflow", $"{Root}/workflow"),
        (OnlyPublic, $"{Root}/fork-pr-contributor-approval"),
    ];

    /// <summary>The names of the sections.</summary>
    public static IReadOnlyList<string> Names => [.. Sections.Select(x => x.Section)];

    public string Name => "actions";

    public void Compare(GovernedRepository repository, GovernanceFindings findings)
    {
        foreach ((string section, string path) in Sections.Where(x => desired[x.Section] != null))
        {
            if (section == OnlyPublic && repository.IsPrivate)
            {
                findings.Note($"The repository is private, where GitHub has no {section}: it is left out.");
                continue;
            }
            // GitHub answers with a conflict where all actions are allowed.
            JsonNode? actual = repository.Read(path, section == "selected_actions" ? [404, 409] : []);
            findings.Add(
                new Drift(
                    $"actions {section}",
                    [.. DesiredState.Compare($"actions {section}:", desired[section], actual)],
                    [new GovernanceCall(HttpMethod.Put, path, desired[section]!.DeepClone())],
                    "Give the token 'Administration: write', or ask who owns the organization: it may decide this for all repositories."
                )
            );
        }
    }
}
