using System.Text.RegularExpressions;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>The version in the name of a branch, such as <c>release/1.2.0</c>.</summary>
/// <param name="Version">The version.</param>
/// <param name="Rest">What follows it in the name; null when nothing does.</param>
internal sealed record NamedVersion(SemanticVersion Version, string? Rest)
{
    /// <summary>Reads the name; null when it holds no version.</summary>
    public static NamedVersion? Parse(BranchName name, VersioningConfiguration configuration)
    {
        string text = name.WithoutOrigin;
        string pattern = $"^{configuration.VersionInBranchPattern.TrimStart('^')}";
        char separator =
            text.Contains('/', StringComparison.Ordinal) || !text.Contains('-', StringComparison.Ordinal) ? '/' : '-';
        int start = 0;
        foreach (string part in text.Split(separator))
        {
            if (part.Length == 0)
                return null;
            Match match = Patterns.Match(part, pattern);
            string found = match.Groups["version"].Value;
            if (
                match.Success
                && SemanticVersion.TryParse(found, configuration.TagPrefix, configuration.IsLoose) is { } version
            )
            {
                string rest = text[(start + found.Length)..].Trim('-');
                return new NamedVersion(version, rest.Length == 0 ? null : rest);
            }
            start += part.Length + 1;
        }
        return null;
    }
}
