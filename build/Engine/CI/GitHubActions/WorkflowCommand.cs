namespace Nuke.Common.CI.GitHubActions;

/// <summary>The lines by which a step tells GitHub something: <c>::name key=value::data</c>.</summary>
internal static class WorkflowCommand
{
    /// <summary>Escapes what would end the line or look like an escape.</summary>
    public static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
}
