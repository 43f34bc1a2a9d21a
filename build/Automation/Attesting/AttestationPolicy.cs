using Automation.Git;

namespace Automation.Attesting;

/// <summary>Who may have built a release.</summary>
/// <param name="Server">The address of the forge, such as https://github.com, without a slash at the end.</param>
/// <param name="Repository">The repository's owner and name, such as octo/shop.</param>
/// <param name="Issuer">Who says in which workflow a build runs: the issuer of its OIDC tokens.</param>
public sealed record AttestationPolicy(string Server, string Repository, string Issuer)
{
    /// <summary>The workflow that builds releases: the reusable one, and not those that call it.</summary>
    public const string Workflow = ".github/workflows/build.yml";

    private const string DefaultServer = "https://github.com";

    /// <summary>The address of the repository.</summary>
    public string Source => $"{Server}/{Repository}";

    /// <summary>What the name of the signer begins with; the branch or tag follows.</summary>
    public string Signer => $"{Source}/{Workflow}@";

    /// <summary>Finds out which repository this is: from the variables that a workflow has, or the address of the remote origin.</summary>
    /// <param name="root">The top folder of the work tree.</param>
    /// <param name="variable">Gives the value of an environment variable.</param>
    /// <exception cref="AutomationException">Neither tells.</exception>
    public static AttestationPolicy Find(string root, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        string server = (Given(variable, "GITHUB_SERVER_URL") ?? DefaultServer).TrimEnd('/');
        string repository =
            Given(variable, "GITHUB_REPOSITORY")
            ?? OfRemote(new GitRepository(root).TryLine("remote", "get-url", "origin"), server)
            ?? throw new AutomationException(
                $"It is not known whose build is to be verified: there is no remote origin at {server}. Name the repository: GITHUB_REPOSITORY=OWNER/NAME"
            );
        return new AttestationPolicy(server, repository, Given(variable, "ATTESTATION_ISSUER") ?? IssuerOf(server));
    }

    /// <summary>The owner and name in the address of a remote, as git knows it; null when it is elsewhere.</summary>
    internal static string? OfRemote(string? address, string server)
    {
        string host = new Uri(server).Host;
        foreach (string start in new[] { $"{server}/", $"git@{host}:", $"ssh://git@{host}/" })
        {
            if (address?.StartsWith(start, StringComparison.OrdinalIgnoreCase) != true)
                continue;
            string name = address[start.Length..].TrimEnd('/');
            return name.EndsWith(".git", StringComparison.Ordinal) ? name[..^".git".Length] : name;
        }
        return null;
    }

    // github.com and the hosts under ghe.com have a service of their own; a server of one's own has a path.
    private static string IssuerOf(string server)
    {
        string host = new Uri(server).Host;
        return server == DefaultServer ? "https://token.actions.githubusercontent.com"
            : host.EndsWith(".ghe.com", StringComparison.Ordinal) ? $"https://token.actions.{host}"
            : $"{server}/_services/token";
    }

    private static string? Given(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : null;
}
