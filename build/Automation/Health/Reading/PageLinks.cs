namespace Automation.Health.Reading;

/// <summary>The links between the pages of a folder, and where they lead.</summary>
/// <param name="files">All files, relative to the folder, with slashes.</param>
/// <param name="read">Reads one of them.</param>
internal sealed class PageLinks(IEnumerable<string> files, Func<string, string> read)
{
    private readonly HashSet<string> all = new(files.SelectMany(WithFolders), StringComparer.Ordinal);
    private readonly Dictionary<string, MarkdownPage> pages = new(StringComparer.Ordinal);

    /// <summary>True for a file or a folder that is there.</summary>
    public bool Exists(string path) => all.Contains(path);

    /// <summary>A page, read once.</summary>
    public MarkdownPage Page(string path)
    {
        if (!pages.TryGetValue(path, out MarkdownPage? page))
            pages[path] = page = MarkdownPage.Parse(read(path));
        return page;
    }

    /// <summary>The links of a page that lead nowhere, with their lines from 1.</summary>
    public IEnumerable<(int Line, string Message)> Problems(string path) =>
        Page(path).Links.Select(x => (x.Line, Message: Problem(path, x.Target)!)).Where(x => x.Message != null);

    private string? Problem(string from, RelativeLink link)
    {
        if (link.From(from) is not { } path)
            return $"The link {link} leads out of the repository.";
        if (path.Length > 0 && !Exists(path))
            return $"The link {link} leads to {path}, which is not there.";
        if (link.Anchor.Length == 0 || Path.GetExtension(path) != ".md" || !Exists(path))
            return null;
        IReadOnlySet<string> anchors = Page(path).Anchors;
        return anchors.Contains(link.Anchor)
            ? null
            : $"The link {link} leads to a heading that {path} does not have.{NearestName.Hint(link.Anchor, anchors)}";
    }

    private static IEnumerable<string> WithFolders(string path)
    {
        yield return path;
        for (int end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }
}
