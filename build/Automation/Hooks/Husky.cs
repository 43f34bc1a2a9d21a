using Automation.Processes;
using Automation.Tools;

namespace Automation.Hooks;

/// <summary>Husky.Net, where the feed has it. It puts the same folder into use.</summary>
public static class Husky
{
    /// <summary>Runs <c>husky install</c>.</summary>
    /// <returns>Why it could not; null when it did.</returns>
    public static string? Install(string root, LocalTools tools)
    {
        try
        {
            CommandResult result = tools.Command("husky", "install").Run();
            return result.ExitCode == 0 ? null : $"husky install failed: {(result.Error + result.Output).Trim()}";
        }
        catch (AutomationException exception)
        {
            return exception.Message;
        }
    }
}
