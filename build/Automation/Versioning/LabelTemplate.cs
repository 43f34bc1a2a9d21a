using System.Globalization;
using System.Text.RegularExpressions;

namespace Automation.Versioning;

/// <summary>Texts with parts in braces: <c>{BranchName}</c>, <c>{env:NAME ?? "otherwise"}</c>.</summary>
internal static partial class LabelTemplate
{
    /// <summary>Puts the parts in their places.</summary>
    /// <param name="template">The text.</param>
    /// <param name="parts">The parts by name.</param>
    /// <returns>The filled text; null when it names a part that there is not.</returns>
    public static string? Fill(string template, IReadOnlyDictionary<string, string> parts)
    {
        bool isComplete = true;
        string filled = Braces()
            .Replace(
                template,
                match =>
                {
                    string? value = First(match.Groups["inner"].Value, parts);
                    isComplete &= value != null;
                    return value ?? "";
                }
            );
        return isComplete ? filled : null;
    }

    /// <summary>The first of some alternatives that there is.</summary>
    private static string? First(string alternatives, IReadOnlyDictionary<string, string> parts)
    {
        foreach (string alternative in Separator().Split(alternatives).Select(x => x.Trim()))
        {
            if (alternative.Length > 1 && alternative.StartsWith('"') && alternative.EndsWith('"'))
                return alternative[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal);
            if (int.TryParse(alternative, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                return alternative;
            bool isVariable = alternative.StartsWith("env:", StringComparison.OrdinalIgnoreCase);
            string[] named = (isVariable ? alternative[4..] : alternative).Split(':');
            string? value = isVariable
                ? Environment.GetEnvironmentVariable(named[0])
                : parts.GetValueOrDefault(named[0]);
            if (value != null)
                return named.Length > 1 ? InCase(value, named[1]) : value;
        }
        return null;
    }

    private static string InCase(string value, string format)
    {
        TextInfo culture = CultureInfo.InvariantCulture.TextInfo;
        return format switch
        {
            "u" => culture.ToUpper(value),
            "l" => culture.ToLower(value),
            "t" => culture.ToTitleCase(culture.ToLower(value)),
            "s" => value.Length == 0 ? "" : culture.ToUpper(value[..1]) + culture.ToLower(value[1..]),
            "c" => string.Concat(
                Words()
                    .Split(value)
                    .Where(x => x.Length > 0)
                    .Select(x => culture.ToUpper(x[..1]) + culture.ToLower(x[1..]))
            ),
            _ => value,
        };
    }

    [GeneratedRegex(@"\{(?<inner>[^{}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Braces();

    /// <summary>Two question marks outside of quotes.</summary>
    [GeneratedRegex(
        "\\?\\?(?=([^\"]*\"[^\"]*\")*[^\"]*$)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Separator();

    [GeneratedRegex("[^a-zA-Z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Words();
}
