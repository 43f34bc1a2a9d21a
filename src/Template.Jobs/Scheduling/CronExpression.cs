namespace Template.Jobs.Scheduling;

/// <summary>
/// When something recurs: minute, hour, day of month, month and day of week, as crontab(5) reads them, in UTC.
/// When both days are restricted, either is enough. Sunday is 0 or 7.
/// </summary>
public sealed class CronExpression
{
    // The longest gap is that between two leap days on the same day of the week, over a year that is no leap year.
    private const int YearsToSearch = 41;
    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    private readonly string text;
    private readonly CronField minutes;
    private readonly CronField hours;
    private readonly CronField daysOfMonth;
    private readonly CronField months;
    private readonly CronField daysOfWeek;

    private CronExpression(string text, string[] fields)
    {
        this.text = text;
        minutes = CronField.Parse(fields[0], "minute", 0, 59, []);
        hours = CronField.Parse(fields[1], "hour", 0, 23, []);
        daysOfMonth = CronField.Parse(fields[2], "day of month", 1, 31, []);
        months = CronField.Parse(fields[3], "month", 1, 12, Months);
        daysOfWeek = CronField.Parse(fields[4], "day of week", 0, 7, Days);
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="text">Five fields with blanks between them, or <c>@hourly</c>, <c>@daily</c>, <c>@weekly</c>, <c>@monthly</c>, <c>@yearly</c>.</param>
    /// <exception cref="FormatException">The text is no cron expression; the message says why.</exception>
    public static CronExpression Parse(string text)
    {
        string fields = text.Trim() switch
        {
            "@hourly" => "0 * * * *",
            "@daily" or "@midnight" => "0 0 * * *",
            "@weekly" => "0 0 * * 0",
            "@monthly" => "0 0 1 * *",
            "@yearly" or "@annually" => "0 0 1 1 *",
            string other => other,
        };
        string[] parts = fields.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 5
            ? new(text, parts)
            : throw new FormatException(
                $"'{text}' is no cron expression: it has {parts.Length} fields, not five (minute, hour, day of month, month, day of week)."
            );
    }

    /// <summary>The next time after a moment.</summary>
    /// <param name="after">The moment.</param>
    /// <returns>A whole minute in UTC, or nothing when there is none, as for 30 February.</returns>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        try
        {
            DateTime start = after.UtcDateTime;
            return Search(start.AddTicks(-(start.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1), start.Year);
        }
        catch (ArgumentOutOfRangeException)
        {
            // The search came to the end of the year 9999.
            return null;
        }
    }

    private DateTimeOffset? Search(DateTime at, int year)
    {
        while (at.Year <= year + YearsToSearch)
        {
            if (!months.Allows(at.Month))
                at = new DateTime(at.Year, at.Month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1);
            else if (!AllowsDay(at))
                at = at.Date.AddDays(1);
            else if (!hours.Allows(at.Hour))
                at = at.Date.AddHours(at.Hour + 1);
            else if (!minutes.Allows(at.Minute))
                at = at.AddMinutes(1);
            else
                return new(at, TimeSpan.Zero);
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => text;

    private bool AllowsDay(DateTime at)
    {
        bool ofMonth = daysOfMonth.Allows(at.Day);
        bool ofWeek =
            daysOfWeek.Allows((int)at.DayOfWeek) || (at.DayOfWeek == DayOfWeek.Sunday && daysOfWeek.Allows(7));
        return daysOfMonth.IsAny || daysOfWeek.IsAny ? ofMonth && ofWeek : ofMonth || ofWeek;
    }
}
