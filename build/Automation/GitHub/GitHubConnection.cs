using System.Text.RegularExpressions;
using Automation.Git;

namespace Automation.GitHub;

/// <summary>A repository on GitHub, and the token with which it is asked.</summary>
/// <param name="Api">Where the API is, such as <c>https://api.github.com</c>.</param>
/// <param name="Token">The token. It is sent to the API alone, and never shown.</param>
/// <param name="Owner">Who owns the repository, a person or an organization.</param>
/// <param name="Name">The repository's name.</param>
public sealed partial record GitHubConnection(Uri Api, string Token, string Owner, string Name)
{
    private const string DefaultServer = "https://github.com";
    private const string DefaultApi = "https://api.github.com";

    /// <summary>Finds the repository and the token as GitHub's own tools do.</summary>
    /// <param name="root">The top folder of the work tree; its <c>origin</c> is looked at when no variable names the repository.</param>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <returns>The connection; null when there is no token, or the repository is not on GitHub.</returns>
    /// <exception cref="AutomationException">A variable has a value that cannot be used.</exception>
    public static GitHubConnection? Find(string root, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string? token = Value("GITHUB_TOKEN") ?? Value("GH_TOKEN");
        if (token == null || Repository() is not { } repository)
            return null;
        Uri api = Address("GITHUB_API_URL", DefaultApi);
        GitHubConnection connection = new(api, token, repository.Owner, repository.Name);
        connection.Check();
        return connection;

        string? Value(string name) => variable(name)?.Trim() is { Length: > 0 } value ? value : null;

        (string Owner, string Name)? Repository()
        {
            if (Value("GITHUB_REPOSITORY") is not { } named)
                return OfOrigin(root, Address("GITHUB_SERVER_URL", DefaultServer));
            string[] parts = named.Split('/');
            return parts.Length == 2 && parts.All(x => Part().IsMatch(x))
                ? (parts[0], parts[1])
                : throw new AutomationException(
                    $"GITHUB_REPOSITORY is '{named}', which is no repository. Set it to OWNER/NAME."
                );
        }

        Uri Address(string name, string fallback) =>
            Uri.TryCreate(Value(name) ?? fallback, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                ? uri
                : throw new AutomationException(
                    $"{name} is '{Value(name)}', which is no address. Set it to one such as {fallback}, or remove it."
                );
    }

    /// <summary>The repository and the address, without the token.</summary>
    public override string ToString() => $"{Owner}/{Name} at {Api.GetLeftPart(UriPartial.Path)}";

    /// <summary>Refuses a token that cannot be one, and an address to which it must not be sent.</summary>
    /// <exception cref="AutomationException">One of them cannot be used.</exception>
    internal void Check()
    {
        // The framework names the whole value when it refuses a header.
        if (Token.Length == 0 || Token.Any(x => x is < '!' or > '~'))
            throw new AutomationException(
                "The token for GitHub is empty, or has characters that no token has. Set GITHUB_TOKEN or GH_TOKEN again."
            );
        if (Api.Scheme != Uri.UriSchemeHttps && !Api.IsLoopback)
            throw new AutomationException(
                $"{Api.GetLeftPart(UriPartial.Authority)} is not reached through TLS, so the token is not sent to it. Set GITHUB_API_URL to its address with https."
            );
    }

    /// <summary>The repository that git fetches from, when it is on the server.</summary>
    private static (string Owner, string Name)? OfOrigin(string root, Uri server)
    {
        Match match = Remote().Match(new GitRepository(root).TryLine("remote", "get-url", "origin") ?? "");
        bool isThere =
            match.Success
            && (
                string.Equals(match.Groups["host"].Value, server.Host, StringComparison.OrdinalIgnoreCase)
                || string.Equals(match.Groups["host"].Value, $"ssh.{server.Host}", StringComparison.OrdinalIgnoreCase)
            );
        return isThere ? (match.Groups["owner"].Value, match.Groups["name"].Value) : null;
    }

    [GeneratedRegex(
        @"^(?:(?:https?|ssh|git)://(?:[^@/]+@)?|[^@/:]+@)(?<host>[^/:]+)(?::\d+)?[/:](?<owner>[\w.-]+)/(?<name>[\w.-]+?)(?:\.git)?/?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Remote();

    [GeneratedRegex(@"^[\w.-]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
