using System.Globalization;
using System.Text;

namespace Automation.Environments;

/// <summary>An environment on the page.</summary>
internal static class BoardCard
{
    private const int DigestLength = 19;

    /// <summary>The card of an environment.</summary>
    public static string Of(EnvironmentState state, DateTimeOffset now)
    {
        StringBuilder card = new();
        string health = state.Health;
        card.Append(
            CultureInfo.InvariantCulture,
            $"<li class=\"card\"><div class=\"head\"><h2>{BoardPage.Text(state.File.Name)}</h2><span class=\"health {health.Replace(' ', '-')}\">{health}</span></div>\n"
        );
        if (state.Current is { } current)
            AppendCurrent(card, state, current, now);
        else
            card.Append("<p class=\"version none\">nothing yet</p>\n");
        foreach (string difference in state.Differences)
            card.Append(CultureInfo.InvariantCulture, $"<p class=\"warning\">{BoardPage.Text(difference)}</p>\n");
        if (RecordWords.Next(state) is { } next)
            card.Append(CultureInfo.InvariantCulture, $"<p class=\"next\">{BoardPage.Text(next)}</p>\n");
        return card.Append("</li>\n").ToString();
    }

    private static void AppendCurrent(
        StringBuilder card,
        EnvironmentState state,
        DeploymentRecord current,
        DateTimeOffset now
    )
    {
        string version = BoardPage.Text(current.Version);
        string? page = state.File.Runs is { Url: { } url } runs && runs.Digest == current.Digest ? url : null;
        card.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"version\">{(page == null ? version : BoardPage.Link(page, current.Version))}</p>\n<dl>\n"
        );
        string age = RecordWords.Age(current.At, now);
        Add("since", $"{BoardPage.Time(current.At)}<br>{(age == "now" ? "just now" : $"{age} ago")}");
        Add("commit", Commit(current.Commit));
        Add("digest", Digest(current.Digest));
        if (current.Kind == RecordKind.Rollback)
            Add("how", "rolled back");
        if (current.From is { } from)
            Add("from", BoardPage.Text(from));
        if (current.By.Length > 0)
            Add("by", BoardPage.Text(current.By));
        if (current.Approvals.Count > 0)
            Add("approved", Approvals(current));
        card.Append("</dl>\n");

        void Add(string name, string value) =>
            card.Append(CultureInfo.InvariantCulture, $"<dt>{name}</dt><dd>{value}</dd>\n");
    }

    /// <summary>The beginning of a digest; all of it is in its title.</summary>
    public static string Digest(string digest) =>
        $"<code title=\"{BoardPage.Text(digest)}\">{BoardPage.Text(digest[..Math.Min(DigestLength, digest.Length)])}…</code>";

    /// <summary>The beginning of the id of a commit.</summary>
    public static string Commit(string commit) => $"<code>{BoardPage.Text(commit[..7])}</code>";

    /// <summary>Who agreed, and when.</summary>
    public static string Approvals(DeploymentRecord record) =>
        string.Join(
            "<br>",
            record.Approvals.Select(x =>
                $"<span title=\"{RecordWords.Time(x.At)} UTC\">{BoardPage.Text(x.By)}{(x.IsSenior ? " <span class=\"senior\">senior</span>" : "")}</span>"
            )
        );
}
