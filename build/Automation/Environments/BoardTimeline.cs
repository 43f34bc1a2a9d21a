using System.Globalization;
using System.Text;

namespace Automation.Environments;

/// <summary>The newest records as a picture: a lane for each environment, a step for each record, a bar for what ran.</summary>
internal static class BoardTimeline
{
    private const int MostRecords = 60;
    private const int Left = 92;
    private const int Step = 58;
    private const int Lane = 66;
    private const int Top = 30;
    private const int LabelLength = 9;

    /// <summary>The picture with its legend.</summary>
    public static string Of(Board board)
    {
        string[] lanes =
        [
            .. board
                .Environments.Select(x => x.File.Name)
                .Concat(board.History.Select(x => x.Environment))
                .Distinct(StringComparer.Ordinal),
        ];
        DeploymentRecord[] records = [.. board.History.TakeLast(MostRecords)];
        int width = Left + (records.Length * Step) + 24;
        int height = Top + (lanes.Length * Lane) + 8;
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<section><h2>Timeline</h2>\n<div class=\"timeline\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline\"><svg viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"What was done in each environment, oldest on the left. The table below says the same.\">\n"
        );
        AppendDays(svg, records, height);
        for (int i = 0; i < lanes.Length; i++)
        {
            string lane = lanes[i];
            bool ranBefore = board.History.SkipLast(MostRecords).Any(x => x.IsChange && x.Environment == lane);
            AppendLane(svg, (lane, Top + (i * Lane) + (Lane / 2), ranBefore), width, records);
        }
        string more =
            board.History.Count > MostRecords ? $" The newest {MostRecords} of {board.History.Count} records." : "";
        return svg.Append(
                CultureInfo.InvariantCulture,
                $"</svg></div>\n<p class=\"legend\">{Legend(RecordKind.Deployment)} {Legend(RecordKind.Rollback)} {Legend(RecordKind.Failure)} {Legend(RecordKind.Validation)}<span>{more}</span></p></section>\n"
            )
            .ToString();
    }

    private static void AppendDays(StringBuilder svg, DeploymentRecord[] records, int height)
    {
        string day = "";
        int free = 0;
        for (int i = 0; i < records.Length; i++)
        {
            string next = RecordWords.Time(records[i].At)[..10];
            if (next == day)
                continue;
            day = next;
            int x = X(i) - (Step / 2);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"day\" x1=\"{x}\" y1=\"8\" x2=\"{x}\" y2=\"{height}\"/>"
            );
            // The year is told once, and a day whose place the one before needs is told by its line alone.
            string label = free == 0 ? day : day[5..];
            if (x < free)
                continue;
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"date\" x=\"{x + 5}\" y=\"18\">{label}</text>\n");
            free = x + (label.Length * 7) + 8;
        }
    }

    private static void AppendLane(
        StringBuilder svg,
        (string Name, int Y, bool RanBefore) lane,
        int width,
        DeploymentRecord[] records
    )
    {
        int y = lane.Y;
        svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"lane\" x=\"4\" y=\"{y + 4}\">{Short(lane.Name)}</text>"
            )
            .Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"track\" x1=\"{Left}\" y1=\"{y}\" x2=\"{width - 8}\" y2=\"{y}\"/>\n"
            );
        int? since = lane.RanBefore ? Left : null;
        for (int i = 0; i < records.Length; i++)
            if (records[i].Environment == lane.Name && records[i].IsChange)
            {
                since ??= X(i);
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text class=\"label\" x=\"{X(i)}\" y=\"{y - 13}\">{Short(records[i].Version)}</text>"
                );
            }
        if (since != null)
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<line class=\"runs\" x1=\"{since}\" y1=\"{y}\" x2=\"{width - 8}\" y2=\"{y}\"/>\n"
            );
        for (int i = 0; i < records.Length; i++)
            if (records[i].Environment == lane.Name)
                svg.Append(Mark(records[i], X(i), y));
    }

    private static string Mark(DeploymentRecord record, int x, int y)
    {
        string by = record.By.Length == 0 ? "" : $" by {record.By}";
        string why = record.Reason == null ? "" : $": {record.Reason}";
        string title = BoardPage.Text(
            $"{record.Version} {RecordWords.What(record.Kind)} in {record.Environment} on {RecordWords.Time(record.At)} UTC{by}{why}"
        );
        return $"<g transform=\"translate({x} {y})\"><title>{title}</title>{Shape(record.Kind)}</g>\n";
    }

    private static string Shape(RecordKind kind) =>
        kind switch
        {
            RecordKind.Rollback => "<path class=\"mark ROLLBACK\" d=\"M6-9V9L-9 0Z\"/>",
            RecordKind.Failure => "<path class=\"mark FAILURE\" d=\"M-6-6L6 6M6-6L-6 6\"/>",
            RecordKind.Validation =>
                "<circle class=\"mark VALIDATION\" r=\"7\"/><path class=\"tick\" d=\"M-3.5 0L-1 3L4-3\"/>",
            _ => "<circle class=\"mark DEPLOYMENT\" r=\"8\"/>",
        };

    private static string Legend(RecordKind kind) =>
        $"<span><svg viewBox=\"-11 -11 22 22\" width=\"16\" height=\"16\" aria-hidden=\"true\">{Shape(kind)}</svg>{RecordWords.What(kind)}</span>";

    private static string Short(string text) =>
        BoardPage.Text(text.Length > LabelLength ? $"{text[..(LabelLength - 1)]}…" : text);

    private static int X(int step) => Left + (step * Step) + (Step / 2);
}
