namespace Template.Jobs.Measures;

/// <summary>How often something took how long.</summary>
public sealed class Histogram
{
    private static readonly double[] Limits =
    [
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
        30,
        60,
        300,
    ];
    private readonly long[] counts;

    /// <summary>An empty histogram.</summary>
    public Histogram() => counts = new long[Limits.Length + 1];

    /// <summary>The upper limits of all buckets but the last, in seconds.</summary>
    public static IReadOnlyList<double> Bounds => Limits;

    /// <summary>How many measurements fell into each bucket and no lower one; the last has no upper limit.</summary>
    public IReadOnlyList<long> Counts => counts;

    /// <summary>All measurements together, in seconds.</summary>
    public double Sum { get; private set; }

    /// <summary>How many measurements there are.</summary>
    public long Count => counts.Sum();

    /// <summary>The bucket of a measurement.</summary>
    /// <param name="duration">The measurement.</param>
    public static int BucketOf(TimeSpan duration)
    {
        int at = Array.BinarySearch(Limits, duration.TotalSeconds);
        return at < 0 ? ~at : at;
    }

    /// <summary>Adds a measurement.</summary>
    /// <param name="duration">The measurement.</param>
    public void Add(TimeSpan duration)
    {
        counts[BucketOf(duration)]++;
        Sum += duration.TotalSeconds;
    }

    /// <summary>Adds measurements that were counted elsewhere.</summary>
    /// <param name="bucket">Their bucket; one that is not known is the last.</param>
    /// <param name="count">How many.</param>
    public void Add(int bucket, long count) => counts[Math.Clamp(bucket, 0, counts.Length - 1)] += count;

    /// <summary>Adds to the sum what was measured elsewhere.</summary>
    /// <param name="seconds">Seconds.</param>
    public void AddSum(double seconds) => Sum += seconds;

    /// <summary>The duration that a part of the measurements did not exceed, as far as the buckets tell.</summary>
    /// <param name="part">From 0 to 1.</param>
    /// <returns>The upper limit of the bucket in seconds; infinity for the last; 0 when nothing was measured.</returns>
    public double Quantile(double part)
    {
        long wanted = (long)Math.Ceiling(Count * part);
        long seen = 0;
        for (int bucket = 0; bucket < counts.Length && wanted > 0; bucket++)
        {
            seen += counts[bucket];
            if (seen >= wanted)
                return bucket < Limits.Length ? Limits[bucket] : double.PositiveInfinity;
        }

        return 0;
    }
}
