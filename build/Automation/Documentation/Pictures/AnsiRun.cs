namespace Automation.Documentation.Pictures;

/// <summary>Characters of a line that look alike.</summary>
/// <param name="Column">Where they begin, from 0.</param>
/// <param name="Text">The characters; one column each.</param>
/// <param name="Style">How they look.</param>
public sealed record AnsiRun(int Column, string Text, AnsiStyle Style);
