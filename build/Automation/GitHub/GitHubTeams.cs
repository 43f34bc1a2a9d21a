using System.Net;

namespace Automation.GitHub;

/// <summary>How somebody belongs to a team.</summary>
public enum GitHubMembership
{
    /// <summary>The token may not see the team, or there is none.</summary>
    Unknown,

    /// <summary>Not at all.</summary>
    None,

    /// <summary>Invited, but did not accept yet.</summary>
    Pending,

    /// <summary>A member.</summary>
    Active,
}

/// <summary>Teams of an organization.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubTeams(GitHubClient client)
{
    /// <summary>Whether somebody is a member of a team. Who was invited and did not accept is none.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="slug">The team's name in addresses.</param>
    /// <param name="login">Who.</param>
    /// <returns>Null when it cannot be known: there is no such team, or the token may not see it.</returns>
    /// <exception cref="AutomationException">GitHub does not answer.</exception>
    public bool? IsMember(string organization, string slug, string login) =>
        Membership(organization, slug, login) switch
        {
            GitHubMembership.Unknown => null,
            GitHubMembership.Active => true,
            _ => false,
        };

    /// <summary>How somebody belongs to a team.</summary>
    /// <param name="organization">The organization.</param>
    /// <param name="slug">The team's name in addresses.</param>
    /// <param name="login">Who.</param>
    /// <exception cref="AutomationException">GitHub does not answer.</exception>
    public GitHubMembership Membership(string organization, string slug, string login)
    {
        string team = $"orgs/{Uri.EscapeDataString(organization)}/teams/{Uri.EscapeDataString(slug)}";
        GitHubAnswer answer = client.Ask(HttpMethod.Get, $"{team}/memberships/{Uri.EscapeDataString(login)}");
        if (answer.Status == HttpStatusCode.Forbidden)
            return GitHubMembership.Unknown;
        if (answer.Status != HttpStatusCode.NotFound)
            return client.Good(answer).Json().Text("state") == "active"
                ? GitHubMembership.Active
                : GitHubMembership.Pending;
        // GitHub answers the same for somebody who is no member and for a team that the token does not see.
        GitHubAnswer seen = client.Ask(HttpMethod.Get, team);
        if (seen.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            return GitHubMembership.Unknown;
        client.Good(seen);
        return GitHubMembership.None;
    }
}
