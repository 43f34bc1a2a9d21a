using Template.Jobs.Measures;

namespace Template.Jobs.Api.Contracts;

/// <summary>How long something took, in seconds; as far as the buckets tell.</summary>
/// <param name="Count">How often.</param>
/// <param name="Mean">The mean.</param>
/// <param name="P50">The upper limit of the bucket that the median is in; nothing when it has none.</param>
/// <param name="P99">The same for the slowest in a hundred.</param>
internal sealed record DurationsView(long Count, double Mean, double? P50, double? P99)
{
    public static DurationsView Of(Histogram histogram) =>
        new(
            histogram.Count,
            histogram.Count == 0 ? 0 : histogram.Sum / histogram.Count,
            Finite(histogram.Quantile(0.5)),
            Finite(histogram.Quantile(0.99))
        );

    private static double? Finite(double seconds) => double.IsFinite(seconds) ? seconds : null;
}
