using System.Text.RegularExpressions;

namespace Automation.Changelogs;

/// <summary>The pages of a repository on GitHub.</summary>
/// <param name="Page">The repository's page, without a slash at its end.</param>
internal sealed partial record RemoteLinks(string Page)
{
    /// <summary>Finds the pages from the address that git fetches from; null when it is not one of a server.</summary>
    public static RemoteLinks? Parse(string? address)
    {
        Match match = Address().Match(address ?? "");
        return match.Success
            ? new RemoteLinks($"https://{Escaped(match.Groups["host"].Value)}/{Escaped(match.Groups["path"].Value)}")
            : null;
    }

    /// <summary>The page of a file or a folder of the default branch.</summary>
    /// <param name="path">The path relative to the root, with slashes.</param>
    public string File(string path) =>
        $"{Page}/blob/HEAD/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";

    /// <summary>True for a repository on GitHub, which has pages of its files.</summary>
    public bool IsGitHub => Page.StartsWith("https://github.", StringComparison.Ordinal);

    public string Commit(string id) => $"{Page}/commit/{id}";

    public string PullRequest(int number) => FormattableString.Invariant($"{Page}/pull/{number}");

    public string Compare(string from, string to) => $"{Page}/compare/{from}...{to}";

    public string Release(string tag) => $"{Page}/releases/tag/{tag}";

    /// <summary>The page of a person whose address GitHub made; null for all others.</summary>
    public string? Person(string email)
    {
        Match match = Private().Match(email);
        return match.Success
            ? $"{Page[..Page.IndexOf('/', "https://".Length)]}/{Escaped(match.Groups["name"].Value)}"
            : null;
    }

    /// <summary>A part of an address without what would end a link in Markdown.</summary>
    private static string Escaped(string text) =>
        string.Concat(
            text.Select(x => x is '(' or ')' || char.IsWhiteSpace(x) ? Uri.EscapeDataString($"{x}") : $"{x}")
        );

    [GeneratedRegex(
        @"^(?:(?:https?|ssh|git)://(?:[^@/]+@)?|[^@/:]+@)(?<host>[^/:]+)(?::\d+)?[/:](?<path>[^/]+/.+?)(?:\.git)?/?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"^(\d+\+)?(?<name>[^@]+)@users\.noreply\.",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Private();
}
