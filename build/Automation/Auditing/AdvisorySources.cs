namespace Automation.Auditing;

/// <summary>The sources of packages that tell about weaknesses. NuGet itself says nothing when none does, as if there were no weaknesses.</summary>
public sealed class AdvisorySources : IDisposable
{
    private readonly FeedReader feed = new();
    private readonly List<FeedIndex> asked = [];

    private AdvisorySources() { }

    /// <summary>True when a source tells.</summary>
    public bool Tells => asked.Any(x => x.Vulnerabilities != null);

    /// <summary>True when a source tells. One that cannot be asked counts as one that does not.</summary>
    /// <param name="sources">Addresses of service indexes; folders tell nothing.</param>
    public static bool Any(IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        using FeedReader reader = new();
        return sources.Any(x => FeedReader.IsFeed(x) && reader.TryIndex(x).Index?.Vulnerabilities != null);
    }

    /// <summary>Asks sources what they tell.</summary>
    /// <param name="sources">Addresses of service indexes; folders tell nothing.</param>
    /// <exception cref="AutomationException">A source could not be asked.</exception>
    public static AdvisorySources Ask(IEnumerable<string> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        AdvisorySources known = new();
        string? closed = null;
        foreach (string source in sources.Where(FeedReader.IsFeed))
        {
            (FeedIndex? index, string problem, bool isClosed) = known.feed.TryIndex(source);
            if (index != null)
                known.asked.Add(index);
            else if (isClosed)
                closed = Sentence(source, problem);
            else
                throw Failure(known, Sentence(source, problem));
        }
        // NuGet itself signs in where a source asks for it, and then looks in all of them.
        return closed == null || known.Tells ? known : throw Failure(known, closed);
    }

    /// <summary>The first version of a package that no weakness is known of.</summary>
    /// <param name="package">The package.</param>
    /// <param name="version">The version that is used; the one that is found is higher.</param>
    /// <returns>The version; null when there is none, or no source tells.</returns>
    /// <exception cref="AutomationException">A source told of weaknesses and does not answer now.</exception>
    public string? FirstWithout(string package, string version)
    {
        if (NuGetVersion.TryParse(version) is not { } used)
            return null;
        NuGetRange[] affected = [.. asked.SelectMany(x => feed.Affected(x, package))];
        return affected.Length == 0
            ? null
            : asked
                .SelectMany(x => feed.Versions(x, package))
                .Where(x => x > used && (used.IsPreRelease || !x.IsPreRelease))
                .Where(x => !Array.Exists(affected, y => y.Contains(x)))
                .Min()
                ?.ToString();
    }

    /// <inheritdoc/>
    public void Dispose() => feed.Dispose();

    private static string Sentence(string source, string problem) =>
        $"{source} could not be asked for known weaknesses: {problem} Nothing is known about the packages then. Try again, or see: dotnet nuget list source";

    private static AutomationException Failure(AdvisorySources known, string sentence)
    {
        known.Dispose();
        return new AutomationException(sentence);
    }
}
