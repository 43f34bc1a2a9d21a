using Template.Jobs.Measures;

namespace Template.Jobs.Tests;

public class Durations_that_are_counted
{
    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1.01, 1)]
    [InlineData(2.5, 1)]
    [InlineData(1_000, 9)]
    [InlineData(300_000, 15)]
    [InlineData(300_001, 16)]
    public void fall_into_the_lowest_bucket_that_holds_them(double milliseconds, int bucket) =>
        Assert.Equal(bucket, Histogram.BucketOf(TimeSpan.FromMilliseconds(milliseconds)));

    [Fact]
    public void give_quantiles_as_far_as_the_buckets_tell()
    {
        Histogram histogram = new();
        for (int i = 0; i < 98; i++)
            histogram.Add(TimeSpan.FromMilliseconds(7));
        histogram.Add(TimeSpan.FromSeconds(2));
        histogram.Add(TimeSpan.FromHours(1));

        Assert.Equal(0.01, histogram.Quantile(0.5));
        Assert.Equal(0.01, histogram.Quantile(0.98));
        Assert.Equal(2.5, histogram.Quantile(0.99));
        Assert.Equal(double.PositiveInfinity, histogram.Quantile(1));
        Assert.Equal(0, histogram.Quantile(0));
        Assert.Equal(100, histogram.Count);
        Assert.Equal((98 * 0.007) + 2 + 3_600, histogram.Sum, 6);
    }

    [Fact]
    public void give_nothing_when_there_are_none()
    {
        Assert.Equal(0, new Histogram().Quantile(0.99));
        Assert.Equal(Histogram.Bounds.Count + 1, new Histogram().Counts.Count);
    }

    [Fact]
    public void are_added_up_with_those_of_others()
    {
        Histogram histogram = new();
        histogram.Add(3, 5);
        histogram.Add(-1, 1);
        histogram.Add(99, 2);
        histogram.AddSum(1.5);

        Assert.Equal((1, 5, 2), (histogram.Counts[0], histogram.Counts[3], histogram.Counts[^1]));
        Assert.Equal((8, 1.5), (histogram.Count, histogram.Sum));
    }
}
