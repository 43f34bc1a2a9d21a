namespace Automation.Documentation;

/// <summary>A page that is made from the code.</summary>
/// <param name="Path">The path below <c>docs</c>, with slashes.</param>
/// <param name="Markdown">The page.</param>
public sealed record GeneratedPage(string Path, string Markdown);
