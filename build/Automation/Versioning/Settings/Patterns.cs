using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Automation.Versioning.Settings;

/// <summary>The regular expressions of the configuration: .NET's, without regard to case, found anywhere in the text.</summary>
internal static class Patterns
{
    /// <summary>After so many texts, compiling a pattern has paid.</summary>
    private const int Many = 4_000;

    /// <summary>How much of a text is shown.</summary>
    private const int Shown = 60;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private static readonly ConcurrentDictionary<string, Pattern> Known = new(StringComparer.Ordinal);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <exception cref="AutomationException">The pattern is not valid, or takes too long.</exception>
    public static Match Match(string text, string pattern) => Try(text, pattern, static (x, y) => x.Match(y));

    /// <exception cref="AutomationException">The pattern is not valid, or takes too long.</exception>
    public static bool IsMatch(string text, string pattern) => Try(text, pattern, static (x, y) => x.IsMatch(y));

    /// <summary>Refuses what is no regular expression.</summary>
    /// <exception cref="AutomationException">The pattern is not valid.</exception>
    public static void Check(string pattern) => Find(pattern);

    private static T Try<T>(string text, string pattern, Func<Regex, string, T> find)
    {
        try
        {
            return find(Find(pattern), text);
        }
        catch (RegexMatchTimeoutException exception)
        {
            string start = text.Split('\n')[0];
            throw new AutomationException(
                $"The pattern '{pattern}' of the version settings takes longer than {Limit.TotalSeconds} seconds for '{start[..Math.Min(Shown, start.Length)]}'. Make it simpler: a repetition of what is repeated itself takes that long.",
                exception
            );
        }
    }

    private static Regex Find(string pattern)
    {
        Pattern known = Known.GetOrAdd(pattern, static x => new Pattern(Create(x, Options)));
        if (Interlocked.Increment(ref known.Uses) == Many)
            known.Regex = Create(pattern, Options | RegexOptions.Compiled);
        return known.Regex;
    }

    private static Regex Create(string pattern, RegexOptions options)
    {
        try
        {
#pragma warning disable MA0023 // The patterns are people's own, and their groups are theirs.
            return new Regex(pattern, options, Limit);
#pragma warning restore MA0023
        }
        catch (ArgumentException exception)
        {
            throw new AutomationException(
                $"'{pattern}' is no regular expression: {exception.Message} Mend it.",
                exception
            );
        }
    }

    private sealed class Pattern(Regex regex)
    {
        public int Uses;

        public Regex Regex { get; set; } = regex;
    }
}
