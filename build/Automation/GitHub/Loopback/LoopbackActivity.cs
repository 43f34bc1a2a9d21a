using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Who pushed what, noted by looking at the branches.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackActivity(LoopbackHost host)
{
    private const string Nothing = "0000000000000000000000000000000000000000";
    private readonly List<JsonObject> entries = [];
    private Dictionary<string, string>? known;

    public void AddTo(LoopbackRoutes routes) =>
        routes.Add(
            "GET",
            "/repos/{owner}/{repo}/activity",
            x =>
                LoopbackAnswer.Page(
                    x,
                    Enumerable
                        .Reverse(entries)
                        .Where(y =>
                            x.Query("ref") is not { } name
                            || name == (string)y["ref"]!
                            || $"refs/heads/{name}" == (string)y["ref"]!
                        )
                )
        );

    /// <summary>Notes what changed since the last time; whose push it was is not known yet.</summary>
    public void Note(IReadOnlyDictionary<string, string> branches)
    {
        Dictionary<string, string> before = known ?? new Dictionary<string, string>(branches, StringComparer.Ordinal);
        known = new Dictionary<string, string>(branches, StringComparer.Ordinal);
        foreach (string name in before.Keys.Union(branches.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            string old = before.GetValueOrDefault(name, Nothing);
            string current = branches.GetValueOrDefault(name, Nothing);
            if (old != current)
                entries.Add(Entry(name, old, current));
        }
    }

    /// <summary>Notes a change that the server made for somebody.</summary>
    public void Made(string login, string reference, string commit, string kind)
    {
        string old = known!.GetValueOrDefault(reference, Nothing);
        known![reference] = commit;
        JsonObject entry = Entry(reference, old, commit);
        entry["activity_type"] = kind;
        entry["actor"] = host.User(login);
        entries.Add(entry);
    }

    /// <summary>Says whose push it was that last changed a branch.</summary>
    /// <exception cref="AutomationException">Nobody pushed it since the server started.</exception>
    public void Pushed(string login, string branch)
    {
        JsonObject entry =
            entries.LastOrDefault(x => (string)x["ref"]! == $"refs/heads/{branch}")
            ?? throw new AutomationException(
                $"Nothing was pushed to {branch} since the server started. Push it before saying whose push it was."
            );
        entry["actor"] = host.User(login);
    }

    private JsonObject Entry(string reference, string old, string current) =>
        new()
        {
            ["id"] = host.NextId(),
            ["node_id"] = "A_1",
            ["before"] = old,
            ["after"] = current,
            ["ref"] = reference,
            ["timestamp"] = host.Now,
            ["activity_type"] =
                old == Nothing ? "branch_creation"
                : current == Nothing ? "branch_deletion"
                : host.Git.Contains(current, old) ? "push"
                : "force_push",
            ["actor"] = null,
        };
}
