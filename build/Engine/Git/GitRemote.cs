namespace Nuke.Common.Git;

/// <summary>The parts of a remote's address.</summary>
internal sealed record GitRemote(GitProtocol Protocol, string Endpoint, string Identifier)
{
    /// <summary>Reads <c>https://host/owner/name.git</c>, <c>ssh://git@host/owner/name</c> and <c>git@host:owner/name</c>; null for anything else.</summary>
    public static GitRemote? Parse(string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "https" or "http" or "ssh")
            return Make(
                string.Equals(uri.Scheme, "ssh", StringComparison.Ordinal) ? GitProtocol.Ssh : GitProtocol.Https,
                uri.IsDefaultPort ? uri.Host : uri.Authority[(uri.Authority.LastIndexOf('@') + 1)..],
                uri.AbsolutePath
            );
        int colon = url.IndexOf(':', StringComparison.Ordinal);
        int at = url.IndexOf('@', StringComparison.Ordinal);
        return colon > at && at >= 0 ? Make(GitProtocol.Ssh, url[(at + 1)..colon], url[(colon + 1)..]) : null;
    }

    private static GitRemote? Make(GitProtocol protocol, string endpoint, string path)
    {
        string identifier = path.Trim('/');
        if (identifier.EndsWith(".git", StringComparison.Ordinal))
            identifier = identifier[..^4];
        return identifier.Length > 0 ? new GitRemote(protocol, endpoint, identifier) : null;
    }
}
