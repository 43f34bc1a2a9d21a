using System.Globalization;
using System.Text.RegularExpressions;
using Automation.Versioning.Histories;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>The label that a branch puts into its pre-releases.</summary>
internal static partial class BranchLabel
{
    /// <summary>The label of a branch; null when it has none, which is not the same as an empty one.</summary>
    /// <param name="rules">The rules that hold for the branch.</param>
    /// <param name="name">The branch.</param>
    /// <param name="nameInstead">What stands for its name; null for the name itself.</param>
    public static string? Of(EffectiveRules rules, BranchName name, string? nameInstead = null)
    {
        if (rules.Label is not { } label)
            return null;
        Dictionary<string, string> parts = Parts(rules.Regex, nameInstead ?? name.WithoutOrigin);
        string? filled = LabelTemplate.Fill(label, parts);
        // A label with a part that there is not stays as it is.
        return filled == null ? label : NoLabel().Replace(filled, "-");
    }

    /// <summary>A name with all but letters, digits and dashes as dashes.</summary>
    public static string Escape(string name) => NoName().Replace(name, "-");

    private static Dictionary<string, string> Parts(string? regex, string name)
    {
        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(regex) || name.Length == 0)
            return parts;
        Match match = Patterns.Match(name, regex);
        if (!match.Success)
            return parts;
        foreach (Group group in match.Groups)
        {
            if (!int.TryParse(group.Name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                parts[group.Name] = Escape(group.Value);
        }
        return parts;
    }

    [GeneratedRegex("[^a-zA-Z0-9-]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoName();

    [GeneratedRegex("[^a-zA-Z0-9-.]", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoLabel();
}
