using System.Text.RegularExpressions;

namespace Automation.GitHub.Loopback;

/// <summary>Which handler answers which path.</summary>
internal sealed class LoopbackRoutes
{
    private readonly List<(string Method, Regex Path, Func<LoopbackRequest, LoopbackAnswer> Handler)> routes = [];

    /// <summary>Adds a handler; it comes before those that are there.</summary>
    /// <param name="method">The method.</param>
    /// <param name="pattern">The path, in which <c>{name}</c> stands for one part and <c>{*name}</c> for all that follow.</param>
    /// <param name="handler">Gives the answer.</param>
    public void Add(string method, string pattern, Func<LoopbackRequest, LoopbackAnswer> handler)
    {
        string expression = Regex.Replace(
            Regex.Escape(pattern),
            @"\\\{(?<all>\\\*)?(?<name>\w+)}",
            x => $"(?<{x.Groups["name"].Value}>{(x.Groups["all"].Success ? ".+" : "[^/]+")})",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        Regex path = new($"^{expression}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        routes.Insert(0, (method, path, handler));
    }

    /// <summary>Finds the handler of a request, and what stands in the path's places.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, escaped: an escaped slash belongs to its part.</param>
    /// <returns>Null when there is none.</returns>
    public (Func<LoopbackRequest, LoopbackAnswer> Handler, IReadOnlyDictionary<string, string> Values)? Find(
        string method,
        string path
    )
    {
        foreach ((string routed, Regex expression, Func<LoopbackRequest, LoopbackAnswer> handler) in routes)
        {
            if (routed != method || expression.Match(path) is not { Success: true } match)
                continue;
            return (
                handler,
                match
                    .Groups.Values.Where(x => x.Success)
                    .ToDictionary(x => x.Name, x => Uri.UnescapeDataString(x.Value), StringComparer.Ordinal)
            );
        }
        return null;
    }
}
