namespace Automation.Health.Reading;

/// <summary>A link to something of the same repository.</summary>
/// <param name="Path">The path as written, without anchor; empty for the page itself.</param>
/// <param name="Anchor">The heading, without the sign; empty when none is named.</param>
internal sealed record RelativeLink(string Path, string Anchor)
{
    /// <summary>Reads a target; null when it is an address.</summary>
    public static RelativeLink? Parse(string target)
    {
        if (target.Contains(':', StringComparison.Ordinal) || target.StartsWith("//", StringComparison.Ordinal))
            return null;
        int sign = target.IndexOf('#', StringComparison.Ordinal);
        string path = sign < 0 ? target : target[..sign];
        int query = path.IndexOf('?', StringComparison.Ordinal);
        return new RelativeLink(
            Uri.UnescapeDataString(query < 0 ? path : path[..query]),
            sign < 0 ? "" : Uri.UnescapeDataString(target[(sign + 1)..])
        );
    }

    /// <summary>The path relative to the root, empty for the root; null when it lies outside.</summary>
    /// <param name="page">The page that the link stands in, relative to the root.</param>
    public string? From(string page)
    {
        if (Path.Length == 0)
            return page;
        List<string> parts = Path[0] == '/' ? [] : [.. page.Split('/')[..^1]];
        foreach (string part in Path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count == 0)
                return null;
            if (part == "..")
                parts.RemoveAt(parts.Count - 1);
            else if (part != ".")
                parts.Add(part);
        }
        return string.Join('/', parts);
    }

    /// <inheritdoc/>
    public override string ToString() => Anchor.Length == 0 ? Path : $"{Path}#{Anchor}";
}
