using Template.Jobs.Measures;

namespace Template.Jobs.Api.Contracts;

/// <summary>How long something took, in seconds; as far as the buckets tell.</summary>
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
