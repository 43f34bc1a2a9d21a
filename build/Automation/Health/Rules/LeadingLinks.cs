using Automation.Health.Reading;

namespace Automation.Health.Rules;

/// <summary>Links of pages, and the files that pages and comments name, are there.</summary>
internal sealed class LeadingLinks()
    : HealthRule(
        "WF020",
        HealthSeverity.Low,
        "Links lead somewhere, and files that pages and comments name exist",
        "Mend the path, or take it out."
    )
{
    private static readonly string[] Scripts = [".sh", ".ps1", ".yml", ".yaml"];

    /// <summary>A changelog speaks of what was, and an overlay of a project that is not this one.</summary>
    private static bool IsRead(string path) =>
        path != "CHANGELOG.md" && !path.StartsWith(".template.config/", StringComparison.Ordinal);

    public override IEnumerable<HealthFinding> Check(HealthRepository repository)
    {
        HashSet<string> folders = [.. repository.Files.SelectMany(Above)];
        Dictionary<string, MarkdownPage> pages = new(StringComparer.Ordinal);
        return repository.Files.Where(IsRead).SelectMany(x => Problems(x).Select(y => Found(x, y.Line, y.Message)));

        bool Exists(string path) => repository.Has(path) || folders.Contains(path);

        MarkdownPage Page(string path)
        {
            if (!pages.TryGetValue(path, out MarkdownPage? page))
                pages[path] = page = MarkdownPage.Parse(repository.Text(path));
            return page;
        }

        IEnumerable<(int Line, string Message)> Problems(string path) =>
            Path.GetExtension(path) == ".md"
                ? Page(path)
                    .Links.Select(x => (x.Line, Problem(path, x.Target)))
                    .Where(x => x.Item2 != null)
                    .Select(x => (x.Line, x.Item2!))
                    .Concat(Missing(Page(path).Prose))
                : Missing(Comments(path));

        IEnumerable<(int Line, string Message)> Missing(IEnumerable<(int Line, string Text)> lines) =>
            lines
                .SelectMany(x => NamedPaths.In(x.Text).Select(y => (x.Line, Path: y)))
                .Where(x => !Exists(x.Path))
                .Select(x => (x.Line, $"It names {x.Path}, which is not there."));

        IEnumerable<(int Line, string Text)> Comments(string path) =>
            Path.GetExtension(path) == ".cs" ? NamedPaths.Comments(repository.Text(path), "//")
            : Scripts.Contains(Path.GetExtension(path), StringComparer.Ordinal)
            || path.StartsWith(".husky/", StringComparison.Ordinal)
                ? NamedPaths.Comments(repository.Text(path), "#")
            : path.EndsWith(".schema.json", StringComparison.Ordinal) ? NamedPaths.Texts(repository.Text(path))
            : [];

        string? Problem(string from, RelativeLink link)
        {
            if (link.From(from) is not { } path)
                return $"The link {link} leads out of the repository.";
            if (path.Length > 0 && !Exists(path))
                return $"The link {link} leads to {path}, which is not there.";
            bool isPage = Path.GetExtension(path) == ".md" && repository.Has(path);
            return link.Anchor.Length > 0 && isPage && !Page(path).Anchors.Contains(link.Anchor)
                ? $"The link {link} leads to a heading that {path} does not have."
                : null;
        }
    }

    private static IEnumerable<string> Above(string path)
    {
        for (int end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }
}
