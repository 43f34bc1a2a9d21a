namespace Nuke.Common.Reporting;

/// <summary>How serious a line is; the verbosity decides from which level on lines are shown.</summary>
internal enum Level
{
    Verbose,
    Debug,
    Information,
    Warning,
    Error,
}

internal static class LevelExtensions
{
    /// <summary>The lowest level that a verbosity shows.</summary>
    public static Level Threshold(this Verbosity verbosity) =>
        verbosity switch
        {
            Verbosity.Verbose => Level.Verbose,
            Verbosity.Normal => Level.Debug,
            Verbosity.Minimal => Level.Warning,
            _ => Level.Error,
        };

    /// <summary>The mark before a line; what merely happens has none.</summary>
    public static string Mark(this Level level) =>
        level switch
        {
            Level.Warning => "[WRN] ",
            Level.Error => "[ERR] ",
            _ => "",
        };
}
