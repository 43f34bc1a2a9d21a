using FsCheck;
using FsCheck.Fluent;
using Template.Jobs.Scheduling;

namespace Template.Jobs.Tests;

public class A_cron_expression
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(200);

    [Theory]
    [InlineData("jan", 1)]
    [InlineData("feb", 2)]
    [InlineData("mar", 3)]
    [InlineData("apr", 4)]
    [InlineData("may", 5)]
    [InlineData("jun", 6)]
    [InlineData("jul", 7)]
    [InlineData("aug", 8)]
    [InlineData("sep", 9)]
    [InlineData("oct", 10)]
    [InlineData("nov", 11)]
    [InlineData("dec", 12)]
    public void knows_the_months_by_name(string name, int month) =>
        Assert.Equal(month, CronExpression.Parse($"0 0 2 {name} *").Next(At("2030-01-01 00:00"))?.Month);

    [Theory]
    [InlineData("sun", DayOfWeek.Sunday)]
    [InlineData("mon", DayOfWeek.Monday)]
    [InlineData("tue", DayOfWeek.Tuesday)]
    [InlineData("wed", DayOfWeek.Wednesday)]
    [InlineData("thu", DayOfWeek.Thursday)]
    [InlineData("fri", DayOfWeek.Friday)]
    [InlineData("sat", DayOfWeek.Saturday)]
    public void knows_the_days_by_name(string name, DayOfWeek day) =>
        Assert.Equal(day, CronExpression.Parse($"0 0 * * {name}").Next(At("2030-01-01 00:00"))?.DayOfWeek);

    [Theory]
    [InlineData("* * * * *", "2030-01-01 00:00", "2030-01-01 00:01")]
    [InlineData("*/15 * * * *", "2030-01-01 00:14", "2030-01-01 00:15")]
    [InlineData("*/15 * * * *", "2030-01-01 00:45", "2030-01-01 01:00")]
    [InlineData("7-59/20 * * * *", "2030-01-01 00:08", "2030-01-01 00:27")]
    [InlineData("50/5 * * * *", "2030-01-01 00:50", "2030-01-01 00:55")]
    [InlineData("50/5 * * * *", "2030-01-01 00:56", "2030-01-01 01:50")]
    [InlineData("5,1,3 * * * *", "2030-01-01 00:01", "2030-01-01 00:03")]
    [InlineData("0 3 * * *", "2030-01-01 03:00", "2030-01-02 03:00")]
    [InlineData("30 2 * * *", "2030-12-31 02:30", "2031-01-01 02:30")]
    [InlineData("0 0 31 * *", "2030-01-31 00:00", "2030-03-31 00:00")]
    [InlineData("0 0 29 2 *", "2030-01-01 00:00", "2032-02-29 00:00")]
    [InlineData("0 0 29 2 *", "2096-02-29 00:00", "2104-02-29 00:00")]
    [InlineData("0 0 29 2 */7", "2030-01-01 00:00", "2032-02-29 00:00")]
    [InlineData("0 0 29 2 */7", "2088-02-29 00:00", "2128-02-29 00:00")]
    [InlineData("0 9 * * mon-fri", "2030-01-04 09:00", "2030-01-07 09:00")]
    [InlineData("0 9 * * MON,Wed", "2030-01-07 09:00", "2030-01-09 09:00")]
    [InlineData("0 9 * * 0", "2030-01-01 00:00", "2030-01-06 09:00")]
    [InlineData("0 9 * * 7", "2030-01-01 00:00", "2030-01-06 09:00")]
    [InlineData("0 9 * * sun", "2030-01-01 00:00", "2030-01-06 09:00")]
    [InlineData("0 9 * * sat-7", "2030-01-05 09:00", "2030-01-06 09:00")]
    [InlineData("0 0 1 jan-mar,DEC *", "2030-03-01 00:00", "2030-12-01 00:00")]
    [InlineData("0 0 13 * fri", "2030-01-01 00:00", "2030-01-04 00:00")] // either day is enough
    [InlineData("0 0 13 * fri", "2030-01-11 00:00", "2030-01-13 00:00")]
    [InlineData("0 0 */2 * mon", "2030-01-01 00:00", "2030-01-07 00:00")] // both, as the first begins with a star
    [InlineData("0 0 13 * */5", "2030-01-01 00:00", "2030-01-13 00:00")] // a Sunday, and 0 is one
    [InlineData("0 0 13 * *", "2030-01-01 00:00", "2030-01-13 00:00")]
    [InlineData("0 0 * * 5", "2030-01-01 00:00", "2030-01-04 00:00")]
    [InlineData("@hourly", "2030-01-01 00:00", "2030-01-01 01:00")]
    [InlineData("@daily", "2030-01-01 00:00", "2030-01-02 00:00")]
    [InlineData("@midnight", "2030-01-01 00:00", "2030-01-02 00:00")]
    [InlineData(" @weekly ", "2030-01-01 00:00", "2030-01-06 00:00")]
    [InlineData("@monthly", "2030-01-01 00:00", "2030-02-01 00:00")]
    [InlineData("@yearly", "2030-01-01 00:00", "2031-01-01 00:00")]
    [InlineData("@annually", "2030-01-01 00:00", "2031-01-01 00:00")]
    [InlineData("\t0  12\t* *  * ", "2030-01-01 00:00", "2030-01-01 12:00")]
    public void tells_its_next_time(string text, string after, string next) =>
        Assert.Equal(At(next), CronExpression.Parse(text).Next(At(after)));

    [Theory]
    [InlineData("0 0 30 2 *")]
    [InlineData("0 0 31 4,6,9,11 *")]
    public void tells_that_there_is_no_next_time(string text) =>
        Assert.Null(CronExpression.Parse(text).Next(At("2030-01-01 00:00")));

    [Theory]
    [InlineData("9999-12-31 23:59")]
    [InlineData("9999-12-31 23:57")]
    [InlineData("9995-06-01 00:00")]
    public void tells_that_time_ends(string after)
    {
        Assert.Null(CronExpression.Parse("0 0 30 2 *").Next(At(after)));
        Assert.Null(CronExpression.Parse("* * * * *").Next(DateTimeOffset.MaxValue));
        Assert.Equal(At("9999-12-31 23:59"), CronExpression.Parse("59 23 31 12 *").Next(At("9999-12-30 00:00")));
    }

    [Fact]
    public void reads_its_fields_in_UTC_and_in_whole_minutes()
    {
        DateTimeOffset after = new(2030, 1, 1, 1, 59, 59, 999, TimeSpan.FromHours(2));

        DateTimeOffset? next = CronExpression.Parse("0 * * * *").Next(after);

        Assert.Equal(At("2030-01-01 00:00"), next);
        Assert.Equal(TimeSpan.Zero, next!.Value.Offset);
    }

    [Theory]
    [InlineData("", "has 0 fields, not five")]
    [InlineData("* * * *", "has 4 fields, not five")]
    [InlineData("* * * * * *", "has 6 fields, not five")]
    [InlineData("@never", "has 1 fields, not five")]
    [InlineData("60 * * * *", "'60' is no minute")]
    [InlineData("* 24 * * *", "'24' is no hour")]
    [InlineData("* * 0 * *", "'0' is no day of month")]
    [InlineData("* * 32 * *", "'32' is no day of month")]
    [InlineData("* * * 13 *", "'13' is no month")]
    [InlineData("* * * * 8", "'8' is no day of week")]
    [InlineData("mon * * * *", "'mon' is no minute")]
    [InlineData("* * * * jan", "'jan' is no day of week")]
    [InlineData("5-3 * * * *", "'5-3' is no minute")]
    [InlineData("1-2-3 * * * *", "'1-2-3' is no minute")]
    [InlineData("-1 * * * *", "'' is no minute")]
    [InlineData("1, * * * *", "'' is no minute")]
    [InlineData("*/0 * * * *", "'0' is no minute")]
    [InlineData("*/60 * * * *", "'60' is no minute")]
    [InlineData("*/2/3 * * * *", "'*/2/3' is no minute")]
    [InlineData("*/x * * * *", "'x' is no minute")]
    [InlineData("+1 * * * *", "'+1' is no minute")]
    [InlineData("99999999999 * * * *", "is no minute")]
    [InlineData("** * * * *", "'**' is no minute")]
    public void says_in_a_sentence_what_is_wrong(string text, string reason)
    {
        FormatException e = Assert.Throws<FormatException>(() => CronExpression.Parse(text));

        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void is_written_as_it_was_read() => Assert.Equal("@daily", CronExpression.Parse("@daily").ToString());

    [Fact]
    public void leaves_no_time_out_and_adds_none() =>
        Prop.ForAll(
                Arb.From(Expressions()),
                Arb.From(Gen.Choose(0, 3_000_000).Select(x => At("2027-12-01 00:00").AddMinutes(x).AddSeconds(x % 60))),
                (cron, after) =>
                {
                    DateTimeOffset? next = CronExpression.Parse(cron.Text).Next(after);
                    DateTimeOffset minute = new(
                        after.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute,
                        default
                    );
                    for (int i = 0; i < 5_000; i++)
                    {
                        minute = minute.AddMinutes(1);
                        if (minute == next)
                        {
                            Assert.True(cron.Allows(minute), $"{cron.Text} allows {minute:o} after {after:o}");
                            return;
                        }

                        Assert.False(cron.Allows(minute), $"{cron.Text} leaves out {minute:o} after {after:o}");
                    }

                    Assert.True(next == null || (next > minute && cron.Allows(next.Value)), cron.Text);
                }
            )
            .Check(Config);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "Z", null);

    private static Gen<Field> Fields(int first, int last) =>
        Gen.OneOf(
            Gen.Constant(new Field("*", [.. Enumerable.Range(first, last - first + 1)])),
            Gen.Choose(1, Math.Min(last, 20))
                .Select(step => new Field(
                    $"*/{step}",
                    [.. Enumerable.Range(first, last - first + 1).Where(x => (x - first) % step == 0)]
                )),
            Gen.Choose(first, last).ArrayOf(3).Select(x => new Field(string.Join(',', x), [.. x])),
            from ends in Gen.Choose(first, last).ArrayOf(2)
            from step in Gen.Choose(1, 4)
            select new Field(
                $"{ends.Min()}-{ends.Max()}/{step}",
                [.. Enumerable.Range(ends.Min(), ends.Max() - ends.Min() + 1).Where(x => (x - ends.Min()) % step == 0)]
            )
        );

    private static Gen<Expression> Expressions() =>
        from minutes in Fields(0, 59)
        from hours in Fields(0, 23)
        from daysOfMonth in Fields(1, 31)
        from months in Fields(1, 12)
        from daysOfWeek in Fields(0, 7)
        select new Expression([minutes, hours, daysOfMonth, months, daysOfWeek]);

    private sealed record Field(string Text, HashSet<int> Numbers);

    private sealed record Expression(Field[] Fields)
    {
        public string Text => string.Join(' ', Fields.Select(x => x.Text));

        public bool Allows(DateTimeOffset at)
        {
            bool ofMonth = Fields[2].Numbers.Contains(at.Day);
            int day = (int)at.DayOfWeek;
            bool ofWeek = Fields[4].Numbers.Contains(day) || (day == 0 && Fields[4].Numbers.Contains(7));
            bool both = Fields[2].Text[0] == '*' || Fields[4].Text[0] == '*';
            return Fields[0].Numbers.Contains(at.Minute)
                && Fields[1].Numbers.Contains(at.Hour)
                && Fields[3].Numbers.Contains(at.Month)
                && (both ? ofMonth && ofWeek : ofMonth || ofWeek);
        }
    }
}
