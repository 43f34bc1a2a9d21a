using System.Globalization;
using System.Text.RegularExpressions;
using Automation.Versioning.Settings;

namespace Automation.Versioning;

/// <summary>A semantic version (semver.org 2.0.0), with the pre-release part divided as GitVersion divides it.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
/// <param name="Patch">The third number.</param>
/// <param name="PreRelease">The part behind the dash.</param>
/// <param name="Metadata">The part behind the plus sign, which no order looks at.</param>
internal sealed partial record SemanticVersion(
    long Major,
    long Minor,
    long Patch,
    PreReleaseTag PreRelease,
    string Metadata = ""
) : IComparable<SemanticVersion>
{
    /// <summary>The highest number, from which there is still far to count before 64 bits are full.</summary>
    private const long Highest = long.MaxValue - (1L << 40);

    /// <summary>0.0.0.</summary>
    public static SemanticVersion Zero { get; } = new(0, 0, 0, PreReleaseTag.None);

    /// <summary>The three numbers.</summary>
    public string MajorMinorPatch => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    /// <summary>True for a version with something behind the dash.</summary>
    public bool IsPreRelease => !PreRelease.IsEmpty;

    /// <summary>Reads a version.</summary>
    /// <param name="text">The text, with the prefix of tags or without.</param>
    /// <param name="prefix">The pattern of the prefix.</param>
    /// <param name="isLoose">True to take one to four numbers, and not only exactly three.</param>
    /// <returns>The version; null when the text is none.</returns>
    /// <exception cref="AutomationException">The prefix is no regular expression.</exception>
    public static SemanticVersion? TryParse(string text, string prefix, bool isLoose)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Patterns.Match(text, $"^({prefix})(?<version>.*)$");
        if (!match.Success)
            return null;
        Match version = (isLoose ? Loose() : Strict()).Match(match.Groups["version"].Value);
        if (
            !version.Success
            || !TryNumber(version, "major", out long major)
            || !TryNumber(version, "minor", out long minor)
            || !TryNumber(version, "patch", out long patch)
        )
            return null;
        string metadata = version.Groups["meta"].Success
            ? version.Groups["meta"].Value
            : version.Groups["fourth"].Value;
        PreReleaseTag tag = PreReleaseTag.Parse(version.Groups["tag"].Value);
        return tag.Number > Highest ? null : new SemanticVersion(major, minor, patch, tag, metadata);
    }

    /// <summary>True for a text that semver.org calls a version.</summary>
    public static bool IsValid(string text) => Strict().IsMatch(text);

    /// <summary>The order of semver.org, but for names, which are compared without regard to case.</summary>
    public int CompareTo(SemanticVersion? other) =>
        other == null ? 1
        : CompareNumbers(other) is var order and not 0 ? order
        : PreRelease.OrderTo(other.PreRelease);

    public static bool operator <(SemanticVersion one, SemanticVersion other) => one.CompareTo(other) < 0;

    public static bool operator <=(SemanticVersion one, SemanticVersion other) => one.CompareTo(other) <= 0;

    public static bool operator >(SemanticVersion one, SemanticVersion other) => one.CompareTo(other) > 0;

    public static bool operator >=(SemanticVersion one, SemanticVersion other) => one.CompareTo(other) >= 0;

    /// <summary>Compares the three numbers alone.</summary>
    public int CompareNumbers(SemanticVersion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
    }

    /// <inheritdoc/>
    public override string ToString() => IsPreRelease ? $"{MajorMinorPatch}-{PreRelease}" : MajorMinorPatch;

    /// <summary>True for a version that a branch with this label may take as its own: a stable one, or one with its label.</summary>
    /// <param name="label">The label; null when any will do.</param>
    public bool Fits(string? label) =>
        !IsPreRelease || label == null || string.Equals(PreRelease.Name, label, StringComparison.OrdinalIgnoreCase);

    /// <summary>The next version.</summary>
    /// <param name="field">The number that is raised.</param>
    /// <param name="label">The label of the pre-release; null keeps the one that there is.</param>
    /// <param name="force">True to raise a number even where only the pre-release would be raised.</param>
    /// <param name="alternative">A version that the result may not stay below.</param>
    public SemanticVersion Next(VersionField field, string? label, bool force, SemanticVersion? alternative = null)
    {
        bool onlyPreRelease = field == VersionField.None || (IsPreRelease && !force);
        SemanticVersion next = onlyPreRelease ? this : Raised(field);
        long? number =
            !IsPreRelease ? 1
            : onlyPreRelease ? PreRelease.Number + 1
            : PreRelease.Number == null ? null
            : 1;
        if (alternative != null && next.CompareNumbers(alternative) < 0)
        {
            next = alternative;
            if (field == VersionField.None)
                number = 1;
        }
        string name = PreRelease.Name;
        if (label != null && !string.Equals(name, label, StringComparison.Ordinal))
        {
            number = 1;
            name = label;
        }
        return this with
        {
            Major = next.Major,
            Minor = next.Minor,
            Patch = next.Patch,
            PreRelease = new PreReleaseTag(name, number),
        };
    }

    private SemanticVersion Raised(VersionField field) =>
        field switch
        {
            VersionField.Major => this with { Major = Major + 1, Minor = 0, Patch = 0 },
            VersionField.Minor => this with { Minor = Minor + 1, Patch = 0 },
            _ => this with { Patch = Patch + 1 },
        };

    private static bool TryNumber(Match match, string name, out long number)
    {
        Group group = match.Groups[name];
        number = 0;
        return !group.Success
            || (
                long.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number <= Highest
            );
    }

    [GeneratedRegex(
        @"^(?<major>0|[1-9][0-9]*)\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)(-(?<tag>(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?(\+(?<meta>[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Strict();

    [GeneratedRegex(
        @"^(?<major>[0-9]+)(\.(?<minor>[0-9]+))?(\.(?<patch>[0-9]+))?(\.(?<fourth>[0-9]+))?(-(?<tag>[^+]*))?(\+(?<meta>.*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Loose();
}
