using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Automation.Health.Reading;

namespace Automation.Documentation.Site;

/// <summary>The menus of the site, made from the folders and the first heading of each page.</summary>
/// <param name="title">The name of the site.</param>
/// <param name="at">The path that the site lies below.</param>
/// <param name="repository">The repository's page; null when it has none.</param>
internal sealed partial class SiteNavigation(string title, string at, string? repository)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the generator's configuration reads.</summary>
    /// <param name="pages">The pages by their path.</param>
    public string Json(IReadOnlyDictionary<string, string> pages)
    {
        Entry[] all = [.. pages.Select(x => new Entry(x.Key, Text(x.Key, x.Value)))];
        object[] start =
        [
            .. all.Where(x => x.Folder.Length == 0).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => x.Link()),
        ];
        string[] folders =
        [
            .. all.Where(x => x.Folder.Length > 0)
                .Select(x => x.Folder.Split('/')[0])
                .Distinct(StringComparer.Ordinal)
                .OrderBy(Rank)
                .ThenBy(x => x, StringComparer.Ordinal),
        ];
        return JsonSerializer.Serialize(
            new
            {
                title,
                description = $"The documents of {title}",
                @base = at,
                repository,
                nav = all.Where(x => x.Path is "get-started.md" or "architecture.md" or "troubleshooting.md")
                    .OrderBy(x => x.Path == "get-started.md" ? 0 : 1)
                    .Select(x => x.Link()),
                sidebar = (object[])[new { text = "Start", items = start }, .. folders.Select(x => Group(x, all))],
            },
            Readable
        );
    }

    /// <summary>A folder is a group, and a folder in it a group that is closed at first.</summary>
    private static object Group(string folder, Entry[] all) =>
        new
        {
            text = Name(folder, all),
            collapsed = folder is not ("guides" or "reference"),
            items = (object[])
                [
                    .. all.Where(x => x.Folder == folder)
                        .OrderBy(x => x.Key, StringComparer.Ordinal)
                        .Select(x => x.Link()),
                    .. all.Select(x => x.Folder)
                        .Where(x => x.StartsWith(folder + "/", StringComparison.Ordinal))
                        .Select(x => $"{folder}/{x[(folder.Length + 1)..].Split('/')[0]}")
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal)
                        .Select(x => Group(x, all)),
                ],
        };

    private static string Name(string folder, Entry[] all) =>
        Array.Find(all, x => x.Path == $"{folder}/index.md")?.Text
        ?? folder.Split('/')[^1] switch
        {
            "api" => ".NET API",
            "code" => "From the code",
            "migrating" => "Migrating",
            string other => $"{char.ToUpperInvariant(other[0])}{other[1..].Replace('-', ' ')}",
        };

    private static int Rank(string folder) =>
        folder switch
        {
            "guides" => 0,
            "runbooks" => 1,
            "migrating" => 2,
            "reference" => 3,
            "decisions" => 5,
            _ => 4,
        };

    private static string Text(string path, string page) =>
        Markup().Replace(MarkdownPage.Title(page) ?? Path.GetFileNameWithoutExtension(path), "${text}");

    /// <summary>A page in a menu. Pages stand by their heading; numbered ones by their number.</summary>
    private sealed record Entry(string Path, string Text)
    {
        public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

        public object Link() => new { text = Text, link = Address };

        private string Address =>
            Path == "index.md" || Path.EndsWith("/index.md", StringComparison.Ordinal)
                ? $"/{Path[..^"index.md".Length]}"
                : $"/{Path[..^".md".Length]}";

        public string Key =>
            System.IO.Path.GetFileName(Path) switch
            {
                "index.md" => "0",
                "get-started.md" => "00",
                string name when char.IsDigit(name[0]) => $"1{name}",
                _ => $"2{Text.ToUpperInvariant()}",
            };
    }

    /// <summary>Code and links in a heading.</summary>
    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\([^)]*\)|`(?<text>[^`]*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Markup();
}
