using System.Globalization;
using System.Text.RegularExpressions;

namespace Automation.GitHub.Loopback;

/// <summary>Failures that are ordered in advance.</summary>
internal sealed class LoopbackFaults
{
    private readonly List<Fault> faults = [];

    /// <summary>Orders a failure.</summary>
    public void Add(
        string method,
        string pathPattern,
        int times,
        int status,
        IReadOnlyDictionary<string, string>? headers
    ) =>
        faults.Add(
            new Fault(
                method,
                new Regex(pathPattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)),
                status,
                headers ?? new Dictionary<string, string>(StringComparer.Ordinal)
            )
            {
                Left = times,
            }
        );

    /// <summary>Orders that the limit of requests is used up.</summary>
    public void Limit(int times, DateTimeOffset reset) =>
        Add(
            "*",
            "",
            times,
            403,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["X-RateLimit-Remaining"] = "0",
                ["X-RateLimit-Reset"] = reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            }
        );

    /// <summary>Takes the failure of a request; null when it has none.</summary>
    public LoopbackAnswer? Take(string method, string path)
    {
        Fault? fault = faults.Find(x => x.Left > 0 && (x.Method == "*" || x.Method == method) && x.Path.IsMatch(path));
        if (fault == null)
            return null;
        fault.Left--;
        return LoopbackAnswer.Refused(
            fault.Status,
            fault.Headers.ContainsKey("X-RateLimit-Reset") ? "API rate limit exceeded" : "Ordered failure"
        ) with
        {
            Headers = fault.Headers,
        };
    }

    private sealed record Fault(string Method, Regex Path, int Status, IReadOnlyDictionary<string, string> Headers)
    {
        public int Left { get; set; }
    }
}
