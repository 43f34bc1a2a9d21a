using System.Globalization;

namespace Template.Jobs.Measures;

/// <summary>Counters of a queue as flat names and whole numbers, which is how stores keep and add them.</summary>
/// <remarks>Names are <c>counter:type</c>, <c>waited:bucket</c>, <c>ran:bucket</c>, <c>waited-us</c> and <c>ran-us</c> (microseconds).</remarks>
public sealed class Tally
{
    /// <summary>Jobs that were submitted.</summary>
    public const string Submitted = "submitted";

    /// <summary>Jobs that completed.</summary>
    public const string Completed = "completed";

    /// <summary>Attempts that failed.</summary>
    public const string Failed = "failed";

    /// <summary>Jobs that are tried again.</summary>
    public const string Retried = "retried";

    /// <summary>Jobs that died.</summary>
    public const string Dead = "dead";

    /// <summary>Jobs that were cancelled.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>Leases that expired.</summary>
    public const string Expired = "expired";

    /// <summary>Jobs that a worker handed back.</summary>
    public const string Returned = "returned";

    /// <summary>Dead or cancelled jobs that a person set going again.</summary>
    public const string Replayed = "replayed";

    /// <summary>All counters.</summary>
    public static IReadOnlyList<string> Counters { get; } =
    [Submitted, Completed, Failed, Retried, Dead, Cancelled, Expired, Returned, Replayed];

    private readonly Dictionary<string, long> values = new(StringComparer.Ordinal);

    /// <summary>All names and numbers.</summary>
    public IReadOnlyDictionary<string, long> Values => values;

    /// <summary>The name of a counter.</summary>
    /// <param name="counter">One of the constants.</param>
    /// <param name="type">The type of the jobs.</param>
    public static string Name(string counter, string type) => $"{counter}:{type}";

    /// <summary>Adds to a number.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="count">How many.</param>
    public void Add(string name, long count) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(values, name, out _) += count;

    /// <summary>Counts an attempt that ended.</summary>
    /// <param name="outcome">How it ended.</param>
    public void Add(JobOutcome outcome)
    {
        switch (outcome.Kind)
        {
            case OutcomeKind.Completed:
                Add(Name(Completed, outcome.Type), 1);
                break;
            case OutcomeKind.Retry:
                Add(Name(Failed, outcome.Type), 1);
                Add(Name(Retried, outcome.Type), 1);
                break;
            case OutcomeKind.Dead:
                Add(Name(Failed, outcome.Type), 1);
                Add(Name(Dead, outcome.Type), 1);
                break;
            case OutcomeKind.Cancelled:
                Add(Name(Cancelled, outcome.Type), 1);
                break;
            default:
                Add(Name(Returned, outcome.Type), 1);
                break;
        }

        Add("waited:" + Histogram.BucketOf(outcome.Waited).ToString(CultureInfo.InvariantCulture), 1);
        Add("waited-us", (long)outcome.Waited.TotalMicroseconds);
        Add("ran:" + Histogram.BucketOf(outcome.Ran).ToString(CultureInfo.InvariantCulture), 1);
        Add("ran-us", (long)outcome.Ran.TotalMicroseconds);
    }

    /// <summary>Adds all numbers of another tally.</summary>
    /// <param name="other">Names and numbers.</param>
    public void Add(IEnumerable<KeyValuePair<string, long>> other)
    {
        foreach ((string name, long count) in other)
            Add(name, count);
    }

    /// <summary>The numbers of one counter, by type.</summary>
    /// <param name="counter">One of the constants.</param>
    public IReadOnlyDictionary<string, long> ByType(string counter) =>
        values
            .Where(x => x.Key.StartsWith(counter + ":", StringComparison.Ordinal))
            .ToDictionary(x => x.Key[(counter.Length + 1)..], x => x.Value, StringComparer.Ordinal);

    /// <summary>How long jobs waited before an attempt.</summary>
    public Histogram Waited() => Durations("waited");

    /// <summary>How long attempts took.</summary>
    public Histogram Ran() => Durations("ran");

    private Histogram Durations(string name)
    {
        Histogram histogram = new();
        foreach ((string bucket, long count) in ByType(name))
        {
            if (int.TryParse(bucket, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
                histogram.Add(index, count);
        }

        histogram.AddSum(values.GetValueOrDefault(name + "-us") / 1e6);
        return histogram;
    }
}
