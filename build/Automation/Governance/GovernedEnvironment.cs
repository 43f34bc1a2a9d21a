using System.Text.Json.Nodes;

namespace Automation.Governance;

/// <summary>An environment as the files want it.</summary>
/// <param name="Name">The name.</param>
/// <param name="WaitMinutes">How many minutes a deployment waits.</param>
/// <param name="PreventsSelfReview">True when who started a deployment may not let it through.</param>
/// <param name="Reviewers">Who lets deployments through: <c>team:SLUG</c> or <c>user:LOGIN</c>; at most six.</param>
/// <param name="Branches">Patterns of the branches that may deploy.</param>
/// <param name="Tags">Patterns of the tags that may deploy.</param>
internal sealed record GovernedEnvironment(
    string Name,
    int WaitMinutes,
    bool PreventsSelfReview,
    IReadOnlyList<string> Reviewers,
    IReadOnlyList<string> Branches,
    IReadOnlyList<string> Tags
)
{
    /// <summary>Stands for the seniors of the section <c>promotion</c>.</summary>
    private const string Seniors = "seniors";

    private const int MostReviewers = 6;

    /// <summary>True when any branch and tag may deploy.</summary>
    public bool IsOpen => Branches.Count == 0 && Tags.Count == 0;

    /// <summary>Reads an environment.</summary>
    /// <param name="name">The name.</param>
    /// <param name="section">What the file says of it.</param>
    /// <param name="seniors">The seniors, in the form of reviewers.</param>
    /// <exception cref="AutomationException">It has too many reviewers.</exception>
    /// <exception cref="InvalidOperationException">A value has the wrong kind.</exception>
    public static GovernedEnvironment Read(string name, JsonObject section, IReadOnlyList<string> seniors)
    {
        GovernedEnvironment environment = new(
            name,
            section["waitMinutes"]?.GetValue<int>() ?? 0,
            section["preventSelfReview"]?.GetValue<bool>() ?? false,
            [
                .. Texts(section, "reviewers")
                    .SelectMany(x => x == Seniors ? seniors : [x])
                    .Distinct(StringComparer.Ordinal),
            ],
            [.. Texts(section, "branches")],
            [.. Texts(section, "tags")]
        );
        return environment.Reviewers.Count <= MostReviewers
            ? environment
            : throw new AutomationException(
                $"{GovernanceFile.Path}: the environment {name} has {environment.Reviewers.Count} reviewers, and GitHub takes {MostReviewers}. Name a team instead."
            );
    }

    private static IEnumerable<string> Texts(JsonObject section, string key) =>
        section[key]?.AsArray().Select(x => x!.GetValue<string>()) ?? [];
}
