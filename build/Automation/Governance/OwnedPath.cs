using System.Text.RegularExpressions;

namespace Automation.Governance;

/// <summary>Says who owns a path, as CODEOWNERS gives it: the last line that matches decides.</summary>
internal static class OwnedPath
{
    /// <summary>Where GitHub looks for the file, in its order.</summary>
    public static readonly IReadOnlyList<string> Files = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

    /// <summary>The owners of a path, as the file names them.</summary>
    /// <param name="codeOwners">The file's content.</param>
    /// <param name="path">A file's path.</param>
    public static IReadOnlyList<string> OwnersOf(string codeOwners, string path) =>
        codeOwners
            .ReplaceLineEndings("\n")
            .Split('\n')
            .Select(x => x.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .LastOrDefault(x => x.Length > 0 && Matches(x[0], path))
            ?[1..]
        ?? [];

    private static bool Matches(string pattern, string path)
    {
        string bare = pattern.Trim('/');
        // A pattern with a slash that is not at its end begins at the top.
        bool isAnchored = pattern.TrimEnd('/').Contains('/', StringComparison.Ordinal);
        string expression = Regex
            .Escape(bare)
            .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal);
        // Only the files right inside belong to a folder's /*.
        string end = bare.EndsWith("/*", StringComparison.Ordinal) ? "$" : "(/|$)";
        return Regex.IsMatch(
            path,
            $"{(isAnchored ? "^" : "(^|/)")}{expression}{end}",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
    }
}
