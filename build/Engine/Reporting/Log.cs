using Nuke.Common.Execution;
using Nuke.Common.Reporting;

namespace Serilog;

/// <summary>Writes to the output of the build. Templates name their values: <c>Log.Information("{Count} tests", count)</c>.</summary>
public static class Log
{
    /// <summary>Writes what only <c>--verbosity verbose</c> shows.</summary>
    public static void Verbose(string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Verbose, null, messageTemplate, propertyValues);

    /// <summary>Writes what a tool says.</summary>
    public static void Debug(string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Debug, null, messageTemplate, propertyValues);

    /// <summary>Writes what happens.</summary>
    public static void Information(string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Information, null, messageTemplate, propertyValues);

    /// <summary>Writes a warning, which is repeated after the summary.</summary>
    public static void Warning(string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Warning, null, messageTemplate, propertyValues);

    /// <inheritdoc cref="Warning(string, object[])"/>
    public static void Warning(Exception? exception, string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Warning, exception, messageTemplate, propertyValues);

    /// <summary>Writes an error, which is repeated after the summary. It does not fail the target.</summary>
    public static void Error(string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Error, null, messageTemplate, propertyValues);

    /// <inheritdoc cref="Error(string, object[])"/>
    public static void Error(Exception? exception, string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Error, exception, messageTemplate, propertyValues);

    /// <summary>Writes an error that ends the build.</summary>
    public static void Fatal(string messageTemplate, params object?[]? propertyValues) =>
        Write(Level.Error, null, messageTemplate, propertyValues);

    private static void Write(Level level, Exception? exception, string template, object?[]? values)
    {
        string text = values is { Length: > 0 } ? MessageTemplate.Render(template, values) : template;
        if (exception != null)
            text += Environment.NewLine + exception;
        BuildSession.Current.Output.Write(level, text);
    }
}
