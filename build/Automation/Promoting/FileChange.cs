namespace Automation.Promoting;

/// <summary>A file that a change touches.</summary>
/// <param name="Path">The path below the repository's folder, with slashes.</param>
/// <param name="Before">What it holds without the change; null when it is new, or when nobody needs to know.</param>
/// <param name="After">What it holds with the change; null when it is gone, or when nobody needs to know.</param>
public sealed record FileChange(string Path, string? Before = null, string? After = null);
