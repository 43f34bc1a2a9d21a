using Nuke.Common.Execution;

namespace Nuke.Common.Reporting;

/// <summary>Asks whoever sits at the terminal.</summary>
public static class TerminalQuestion
{
    /// <summary>Writes a question, keeps the status of the build out of its line, and gives the answer; null when there is none.</summary>
    public static string? Ask(string question) => BuildSession.Current.Output.Ask(question, Console.In);
}
