using Automation.Changelogs;
using Automation.Documentation.Diagrams;
using Automation.Git;
using Automation.Health.Reading;
using Automation.Repository;

namespace Automation.Documentation.Site;

/// <summary>Puts together what the site is generated from: the pages of <c>docs</c>, and those that are made from the code.</summary>
/// <param name="repository">The repository.</param>
/// <param name="sources">What makes pages from the code.</param>
public sealed class SiteSource(DocumentedRepository repository, IReadOnlyList<IPageSource> sources)
{
    private const string Folder = "docs/";
    private static readonly string[] Pictures = [".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"];

    private readonly RemoteLinks? remote = RemoteLinks.Parse(
        new GitRepository(repository.Root).TryLine("remote", "get-url", "origin")
    )
        is { IsGitHub: true } links
        ? links
        : null;

    /// <summary>Writes the tree. What was in the folder is gone.</summary>
    /// <param name="target">The folder.</param>
    /// <param name="at">The path that the site lies below, such as <c>/</c> or <c>/shop/</c>.</param>
    /// <returns>How many pages were written by hand, and how many were made.</returns>
    /// <exception cref="AutomationException">A link leads nowhere, or two pages have one path.</exception>
    public (int Written, int Made) Write(string target, string at)
    {
        string[] files = [.. repository.Files.Where(x => x.StartsWith(Folder, StringComparison.Ordinal))];
        string[] pages = [.. files.Where(x => x.EndsWith(".md", StringComparison.Ordinal))];
        SiteLinks.ThrowIfDead(repository.Files, pages, repository.Text, "Mend them, then run ./build.sh Docs");
        SortedDictionary<string, string> all = new(StringComparer.Ordinal);
        foreach (string page in pages)
            all.Add(SitePath(page), Page(page));
        foreach (GeneratedPage made in sources.SelectMany(x => x.Pages(repository)))
            if (!all.TryAdd(made.Path, made.Markdown))
                throw new AutomationException(
                    $"docs/{made.Path} is written by hand and made from the code. Rename the page that was written."
                );
        SiteLinks.ThrowIfDead(
            [.. all.Keys, .. files.Select(x => x[Folder.Length..])],
            all.Keys,
            x => all[x],
            "They are in pages that are made from the code: mend what makes them, or what they are made from"
        );
        Copy(target, files, all);
        File.WriteAllText(
            Path.Combine(target, ".vitepress", "site.json"),
            new SiteNavigation(Title(), at, remote?.Page).Json(all)
        );
        return (pages.Length, all.Count - pages.Length);
    }

    private string Title() =>
        repository.Files.Contains("README.md", StringComparer.Ordinal)
            ? MarkdownPage.Title(repository.Text("README.md")) ?? Path.GetFileName(repository.Root)
            : Path.GetFileName(repository.Root);

    private void Copy(string target, string[] files, SortedDictionary<string, string> pages)
    {
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        foreach ((string path, string text) in pages)
            File.WriteAllText(Place(path), text);
        foreach (
            string file in files.Where(x => IsPicture(x) || x.StartsWith("docs/.vitepress/", StringComparison.Ordinal))
        )
            File.Copy(Path.Combine(repository.Root, file), Place(file[Folder.Length..]));

        string Place(string path)
        {
            string file = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return file;
        }
    }

    private string Page(string path)
    {
        string text = CodeBlock.WithoutProofs(repository.Text(path));
        text = MarkdownPage.Redirect(text, x => Target(path, x));
        return ArchitectureDiagrams.Fill(repository, path, text);
    }

    /// <summary>Where a link leads on the site: pages and pictures have their place, all else is on the repository's page.</summary>
    private string? Target(string from, RelativeLink link)
    {
        string to = link.From(from) ?? "";
        if (link.Path.Length == 0)
            return $"#{link.Anchor}";
        string page =
            to.StartsWith(Folder, StringComparison.Ordinal) && IsFolder(to) ? $"{to.TrimEnd('/')}/README.md" : to;
        if (page.StartsWith(Folder, StringComparison.Ordinal) && IsThere(page))
        {
            if (page.EndsWith(".md", StringComparison.Ordinal))
                return $"/{SitePath(page)}{(link.Anchor.Length > 0 ? "#" + link.Anchor : "")}";
            if (IsPicture(page))
                return link.Path;
        }
        return remote?.File(to);
    }

    private bool IsThere(string path) => repository.Files.Contains(path, StringComparer.Ordinal);

    private bool IsFolder(string path) => Directory.Exists(Path.Combine(repository.Root, path));

    private static bool IsPicture(string path) => Pictures.Contains(Path.GetExtension(path), StringComparer.Ordinal);

    /// <summary>The page of a folder is what the folder's address shows.</summary>
    private static string SitePath(string page)
    {
        string path = page[Folder.Length..];
        return Path.GetFileName(path) == "README.md" ? path[..^"README.md".Length] + "index.md" : path;
    }
}
