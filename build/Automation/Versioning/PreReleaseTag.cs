using System.Globalization;
using System.Text.RegularExpressions;

namespace Automation.Versioning;

/// <summary>The pre-release part of a version: a name and a number.</summary>
/// <param name="Name">The name; it may be empty.</param>
/// <param name="Number">The number; null when there is none.</param>
internal sealed partial record PreReleaseTag(string Name, long? Number)
{
    /// <summary>No pre-release.</summary>
    public static PreReleaseTag None { get; } = new("", null);

    /// <summary>True when there is neither a name nor a number.</summary>
    public bool IsEmpty => Name.Length == 0 && Number == null;

    /// <summary>Reads <c>beta.1</c>, <c>beta1</c>, <c>1</c> or <c>beta</c>.</summary>
    public static PreReleaseTag Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Pattern().Match(text);
        string name = match.Groups["name"].Value;
        // A dash before the number belongs to the name, and the number then does too.
        if (name.EndsWith('-'))
            return new PreReleaseTag(text, null);
        return long.TryParse(
            match.Groups["number"].Value,
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out long number
        )
            ? new PreReleaseTag(name, number)
            : new PreReleaseTag(match.Groups["number"].Success ? text : name, null);
    }

    /// <summary>None is above all; then by name without regard to case, then by number.</summary>
    public int OrderTo(PreReleaseTag? other)
    {
        if (other == null || other.IsEmpty || IsEmpty)
            return IsEmpty.CompareTo(other == null || other.IsEmpty);
        int order = StringComparer.InvariantCultureIgnoreCase.Compare(Name, other.Name);
        return order == 0 ? Nullable.Compare(Number, other.Number) : order;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Number is not { } number ? Name
        : Name.Length == 0 ? number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Name}.{number}");

    [GeneratedRegex(
        @"^(?<name>.*?)\.?(?<number>[0-9]+)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Pattern();
}
