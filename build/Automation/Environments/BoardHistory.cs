using System.Globalization;
using System.Text;

namespace Automation.Environments;

/// <summary>The table of all records on the page.</summary>
internal static class BoardHistory
{
    /// <summary>The table, newest first.</summary>
    public static string Of(IReadOnlyList<DeploymentRecord> history)
    {
        StringBuilder table = new(
            """
            <section><h2>History</h2>
            <table>
            <thead><tr><th scope="col">when</th><th scope="col">environment</th><th scope="col">what</th><th scope="col">version</th><th scope="col">by</th><th scope="col">approved</th><th scope="col">digest</th><th scope="col">commit</th><th scope="col">run</th></tr></thead>
            <tbody>

            """
        );
        foreach (DeploymentRecord record in history.Reverse())
            table.Append(Row(record));
        return table.Append("</tbody></table></section>\n").ToString();
    }

    private static string Row(DeploymentRecord record)
    {
        string what =
            $"<span class=\"kind {record.Kind.ToString().ToUpperInvariant()}\">{RecordWords.What(record.Kind)}</span>";
        string reason = record.Reason == null ? "" : $"<span class=\"reason\">{BoardPage.Text(record.Reason)}</span>";
        (string Name, string Value)[] cells =
        [
            ("when", BoardPage.Time(record.At)),
            ("environment", BoardPage.Text(record.Environment)),
            ("what", what + reason),
            ("version", $"<strong>{BoardPage.Text(record.Version)}</strong>"),
            ("by", BoardPage.Text(record.By)),
            ("approved", record.Approvals.Count == 0 ? "" : BoardCard.Approvals(record)),
            ("digest", BoardCard.Digest(record.Digest)),
            ("commit", BoardCard.Commit(record.Commit)),
            ("run", record.Run == null ? "" : BoardPage.Link(record.Run, "run")),
        ];
        StringBuilder row = new("<tr>");
        foreach ((string name, string value) in cells)
            row.Append(
                CultureInfo.InvariantCulture,
                $"<td data-name=\"{name}\"{(value.Length == 0 ? " class=\"none\"" : "")}>{(value.Length == 0 ? "" : $"<div>{value}</div>")}</td>"
            );
        return row.Append("</tr>\n").ToString();
    }
}
