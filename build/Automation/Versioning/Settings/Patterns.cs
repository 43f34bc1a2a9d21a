using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Automation.Versioning.Settings;

/// <summary>The regular expressions of the configuration: .NET's, without regard to case, found anywhere in the text.</summary>
internal static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public static Match Match(string text, string pattern) => Regex(pattern).Match(text);

    public static bool IsMatch(string text, string pattern) => Regex(pattern).IsMatch(text);

    /// <exception cref="AutomationException">The pattern is not valid.</exception>
    private static Regex Regex(string pattern) =>
        Known.GetOrAdd(
            pattern,
            static x =>
            {
                try
                {
#pragma warning disable MA0023 // The patterns are people's own, and their groups are theirs.
                    return new Regex(x, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
#pragma warning restore MA0023
                }
                catch (ArgumentException exception)
                {
                    throw new AutomationException(
                        $"'{x}' is no regular expression: {exception.Message} Mend it in GitVersion.yml.",
                        exception
                    );
                }
            }
        );
}
