namespace Template.FizzBuzz.Tests;

public class Writing_that_is_watched
{
    [Theory]
    [InlineData(1, 1_000_000)]
    [InlineData(-50_000, 50_000)]
    [InlineData(5, 5)]
    public void reports_ever_higher_numbers_up_to_the_last(long first, long last)
    {
        List<long> reports = [];
        LineWriter.Write(new(first, last), RuleSet.Default, LineFormat.Json, Stream.Null, new Reports(reports.Add));
        Assert.Equal(last, reports[^1]);
        Assert.Equal(reports.Order().Distinct(), reports);
    }

    [Fact]
    public void tells_exactly_what_was_written_so_far()
    {
        using MemoryStream stream = new();
        using CancellationTokenSource source = new();
        long reported = 0;
        Reports reports = new(number =>
        {
            reported = number;
            if (number > 200_000)
            {
                source.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() =>
            LineWriter.Write(new(1, long.MaxValue), RuleSet.Default, LineFormat.Text, stream, reports, source.Token)
        );
        Assert.Equal(Reference.Write(new(1, reported), RuleSet.Default, LineFormat.Text), stream.ToArray());
    }

    [Fact]
    public void writes_nothing_when_it_is_cancelled_before()
    {
        using MemoryStream stream = new();
        CancellationToken cancelled = new(canceled: true);
        Assert.Throws<OperationCanceledException>(() =>
            LineWriter.Write(new(1, 5), RuleSet.Default, LineFormat.Text, stream, progress: null, cancelled)
        );
        Assert.Equal(0, stream.Length);
    }
}
