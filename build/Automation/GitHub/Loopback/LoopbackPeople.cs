using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Who has a token, and who is in which team.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackPeople(LoopbackHost host)
{
    private readonly Dictionary<string, LoopbackPerson> byToken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string>> teams = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string token, LoopbackPerson person) => byToken[token] = person;

    public LoopbackPerson? ByToken(string token) => byToken.GetValueOrDefault(token);

    public string? TokenOf(string login) => byToken.FirstOrDefault(x => x.Value.Login == login).Key;

    /// <summary>Puts people into a team.</summary>
    /// <param name="slug">The team.</param>
    /// <param name="state"><c>active</c>, or <c>pending</c> for those who did not accept yet.</param>
    /// <param name="logins">The people.</param>
    public void AddTeam(string slug, string state, IEnumerable<string> logins)
    {
        if (!teams.TryGetValue(slug, out Dictionary<string, string>? members))
            teams[slug] = members = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string login in logins)
            members[login] = state;
    }

    public bool HasTeam(string slug) => teams.ContainsKey(slug);

    /// <summary>The team of a number; null when there is none.</summary>
    public string? TeamOf(long id) => teams.Keys.FirstOrDefault(x => LoopbackHost.IdOf(x) == id);

    /// <summary>The person of a number; null when there is none.</summary>
    public string? LoginOf(long id) => byToken.Values.FirstOrDefault(x => LoopbackHost.IdOf(x.Login) == id)?.Login;

    /// <summary>The person whose address a commit carries; null when nobody has it.</summary>
    public string? ByEmail(string email) =>
        byToken.Values.FirstOrDefault(x => x.Emails.Contains(email, StringComparer.OrdinalIgnoreCase))?.Login;

    public void AddTo(LoopbackRoutes routes)
    {
        routes.Add("GET", "/user", x => LoopbackAnswer.Json(host.User(x.Login)));
        routes.Add("GET", "/users/{login}", x => LoopbackAnswer.Json(host.User(x.Value("login"))));
        routes.Add("GET", "/orgs/{org}/teams/{slug}", x => Sees(x) ?? LoopbackAnswer.Json(Team(x.Value("slug"))));
        routes.Add(
            "GET",
            "/orgs/{org}/teams/{slug}/members",
            x =>
                Sees(x)
                ?? LoopbackAnswer.Page(
                    x,
                    teams[x.Value("slug")].Where(y => y.Value == "active").Select(y => host.User(y.Key))
                )
        );
        routes.Add("GET", "/orgs/{org}/teams/{slug}/memberships/{login}", Membership);
    }

    private LoopbackAnswer Membership(LoopbackRequest request)
    {
        if (Sees(request) is { } refusal)
            return refusal;
        string login = request.Value("login");
        return teams[request.Value("slug")].TryGetValue(login, out string? state)
            ? LoopbackAnswer.Json(
                new JsonObject
                {
                    ["url"] = $"{host.Api}/orgs/{host.Owner}/teams/{request.Value("slug")}/memberships/{login}",
                    ["role"] = "member",
                    ["state"] = state,
                }
            )
            : LoopbackAnswer.Missing;
    }

    /// <summary>Why the token does not see the team; null when it does.</summary>
    private LoopbackAnswer? Sees(LoopbackRequest request)
    {
        bool isThere =
            string.Equals(request.Value("org"), host.Owner, StringComparison.OrdinalIgnoreCase)
            && HasTeam(request.Value("slug"));
        return isThere && byToken.Values.Any(x => x.Login == request.Login && x.ReadsTeams)
            ? null
            : LoopbackAnswer.Missing;
    }

    public JsonObject Team(string slug)
    {
        string address = $"{host.Api}/orgs/{host.Owner}/teams/{slug}";
        return new JsonObject
        {
            ["id"] = LoopbackHost.IdOf(slug),
            ["node_id"] = $"T_{slug}",
            ["url"] = address,
            ["html_url"] = $"{host.Page}/orgs/{host.Owner}/teams/{slug}",
            ["name"] = slug,
            ["slug"] = slug,
            ["description"] = null,
            ["privacy"] = "closed",
            ["permission"] = "push",
            ["members_url"] = $"{address}/members{{/member}}",
            ["repositories_url"] = $"{address}/repos",
            ["parent"] = null,
            ["type"] = "organization",
            ["members_count"] = teams.GetValueOrDefault(slug)?.Count ?? 0,
            ["repos_count"] = 1,
            ["created_at"] = LoopbackHost.Epoch,
            ["updated_at"] = LoopbackHost.Epoch,
            ["organization"] = Organization(),
        };
    }

    private JsonObject Organization()
    {
        JsonObject organization = host.User(host.Owner);
        organization["type"] = "Organization";
        foreach (string part in new[] { "hooks", "issues", "members", "public_members" })
            organization[$"{part}_url"] = $"{host.Api}/orgs/{host.Owner}/{part}";
        organization["description"] = null;
        organization["has_organization_projects"] = false;
        organization["has_repository_projects"] = false;
        organization["public_repos"] = 1;
        organization["public_gists"] = 0;
        organization["followers"] = 0;
        organization["following"] = 0;
        organization["archived_at"] = null;
        organization["created_at"] = LoopbackHost.Epoch;
        organization["updated_at"] = LoopbackHost.Epoch;
        return organization;
    }
}

/// <summary>Somebody with a token.</summary>
/// <param name="Login">The login.</param>
/// <param name="Access">What the token may do in the repository.</param>
/// <param name="ReadsTeams">True when it sees the teams of the organization.</param>
/// <param name="Emails">The addresses that commits of this person carry.</param>
internal sealed record LoopbackPerson(
    string Login,
    LoopbackAccess Access,
    bool ReadsTeams,
    IReadOnlyList<string> Emails
);
