using System.Text.RegularExpressions;

namespace Automation.Environments;

/// <summary>How names, digests, commits and times are written in files and records.</summary>
internal static partial class Forms
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The name of an environment.</summary>
    [GeneratedRegex("^[a-z][a-z0-9-]{0,29}\\z", Options, 1000)]
    public static partial Regex Name();

    /// <summary>The name of an environment variable.</summary>
    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*\\z", Options, 1000)]
    public static partial Regex Variable();

    /// <summary>The digest of a release.</summary>
    [GeneratedRegex("^sha256:[0-9a-f]{64}\\z", Options, 1000)]
    public static partial Regex Digest();

    /// <summary>The whole id of a commit.</summary>
    [GeneratedRegex("^[0-9a-f]{40}\\z", Options, 1000)]
    public static partial Regex Commit();

    /// <summary>A time in UTC, in whole seconds.</summary>
    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z\\z", Options, 1000)]
    public static partial Regex Time();
}
