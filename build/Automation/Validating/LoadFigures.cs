using System.Globalization;

namespace Automation.Validating;

/// <summary>How a service took a load.</summary>
/// <param name="Requests">How many requests were answered.</param>
/// <param name="Errors">How many were not answered, or with an error.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="P99Milliseconds">Milliseconds that 99 of 100 answers did not exceed.</param>
public sealed record LoadFigures(int Requests, int Errors, double Seconds, double P99Milliseconds)
{
    /// <summary>Answers in a second.</summary>
    public double PerSecond => Seconds > 0 ? Requests / Seconds : 0;

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Requests} requests, {PerSecond:0}/s, p99 {P99Milliseconds:0.0} ms, {Errors} errors"
        );

    /// <summary>The figures of some requests.</summary>
    /// <param name="milliseconds">How long each answer took.</param>
    /// <param name="errors">How many requests failed.</param>
    /// <param name="seconds">How long it took in sum.</param>
    public static LoadFigures Of(IEnumerable<double> milliseconds, int errors, double seconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        double p99 = sorted.Length == 0 ? 0 : sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * 0.99) - 1)];
        return new LoadFigures(sorted.Length, errors, seconds, p99);
    }
}
