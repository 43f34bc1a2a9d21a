namespace Nuke.Common.Reporting;

/// <summary>Asks the process whether a person watches its output.</summary>
internal static class TerminalCheck
{
    public static bool IsInteractive() =>
        !Console.IsOutputRedirected && !IsSet("CI") && Environment.GetEnvironmentVariable("TERM") is not "dumb";

    public static bool WantsColour() => !IsSet("NO_COLOR");

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
