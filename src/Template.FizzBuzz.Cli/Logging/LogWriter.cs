using System.Globalization;
using System.Text;

namespace Template.FizzBuzz.Cli.Logging;

/// <summary>Writes log entries, each with one call, so that entries of several threads are not mixed up.</summary>
internal sealed class LogWriter(TextWriter writer, LogFormat format, LogLevel minimum, TimeProvider time)
{
    /// <summary>Whether entries of a level are written.</summary>
    public bool IsEnabled(LogLevel level) => level >= minimum;

    /// <summary>Logs an entry if its level is high enough.</summary>
    public void Write(LogLevel level, string message, params ReadOnlySpan<LogField> fields)
    {
        if (IsEnabled(level))
        {
            WriteAlways(level, message, fields);
        }
    }

    /// <summary>Writes the sentence that tells a user what went wrong, whatever the level of the log is.</summary>
    public void Fail(string sentence)
    {
        if (format == LogFormat.Json)
        {
            WriteAlways(LogLevel.Error, sentence);
        }
        else
        {
            WriteLine($"fizzbuzz: {sentence}");
        }
    }

    /// <summary>Writes an entry whatever the level of the log is.</summary>
    public void WriteAlways(LogLevel level, string message, params ReadOnlySpan<LogField> fields)
    {
        string now = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        string name = level.ToString();
        WriteLine(format == LogFormat.Json ? Json(now, name, message, fields) : Text(now, name, message, fields));
    }

    private void WriteLine(string line) => writer.Write(line + "\n");

    private static string Text(string now, string level, string message, ReadOnlySpan<LogField> fields)
    {
        StringBuilder line = new($"{now} {level} {message}");
        foreach (LogField field in fields)
        {
            bool isQuoted = field.Value.AsSpan().ContainsAny(" \"=\\") || field.Value.Length == 0;
            string value = isQuoted ? LogField.Quote(field.Value) : field.Value;
            line.Append(CultureInfo.InvariantCulture, $" {field.Name}={value}");
        }

        return line.ToString();
    }

    private static string Json(string now, string level, string message, ReadOnlySpan<LogField> fields)
    {
        StringBuilder line = new($"{{\"time\":\"{now}\",\"level\":\"{level}\",\"message\":{LogField.Quote(message)}");
        foreach (LogField field in fields)
        {
            string value = field.IsJson ? field.Value : LogField.Quote(field.Value);
            line.Append(CultureInfo.InvariantCulture, $",{LogField.Quote(field.Name)}:{value}");
        }

        return line.Append('}').ToString();
    }
}
