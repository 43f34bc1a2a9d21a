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
        PageLinks links = new(repository.Files, repository.Text);
        return repository.Files.Where(IsRead).SelectMany(x => Problems(x).Select(y => Found(x, y.Line, y.Message)));

        IEnumerable<(int Line, string Message)> Problems(string path) =>
            Path.GetExtension(path) == ".md"
                ? links.Problems(path).Concat(Missing(links.Page(path).Prose))
                : Missing(Comments(path));

        IEnumerable<(int Line, string Message)> Missing(IEnumerable<(int Line, string Text)> lines) =>
            lines
                .SelectMany(x => NamedPaths.In(x.Text).Select(y => (x.Line, Path: y)))
                .Where(x => !links.Exists(x.Path))
                .Select(x => (x.Line, $"It names {x.Path}, which is not there."));

        IEnumerable<(int Line, string Text)> Comments(string path) =>
            Path.GetExtension(path) == ".cs" ? NamedPaths.Comments(repository.Text(path), "//")
            : Scripts.Contains(Path.GetExtension(path), StringComparer.Ordinal)
            || path.StartsWith(".husky/", StringComparison.Ordinal)
                ? NamedPaths.Comments(repository.Text(path), "#")
            : path.EndsWith(".schema.json", StringComparison.Ordinal) ? NamedPaths.Texts(repository.Text(path))
            : [];
    }
}
