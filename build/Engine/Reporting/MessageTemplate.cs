using System.Collections;
using System.Globalization;
using System.Text;

namespace Nuke.Common.Reporting;

/// <summary>Fills the holes of a message template, in order. The syntax is that of messagetemplates.org.</summary>
internal static class MessageTemplate
{
    /// <summary>Fills the holes; a hole without a value stays as it is written.</summary>
    public static string Render(string template, object?[] values)
    {
        StringBuilder text = new(template.Length + 32);
        int next = 0;
        int i = 0;
        while (i < template.Length)
        {
            char c = template[i];
            int close;
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                text.Append(c);
                i += 2;
            }
            else if (
                c == '{'
                && (close = template.IndexOf('}', i)) > 0
                && next < values.Length
                && IsHole(template.AsSpan(i + 1, close - i - 1))
            )
            {
                text.Append(Hole(template.AsSpan(i + 1, close - i - 1), values[next++]));
                i = close + 1;
            }
            else
            {
                text.Append(c);
                i++;
            }
        }
        return text.ToString();
    }

    private static bool IsHole(ReadOnlySpan<char> hole)
    {
        hole = hole.TrimStart("@$");
        int end = hole.IndexOfAny(',', ':');
        ReadOnlySpan<char> name = end < 0 ? hole : hole[..end];
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
                return false;
        }
        return name.Length > 0;
    }

    private static string Hole(ReadOnlySpan<char> hole, object? value)
    {
        int colon = hole.IndexOf(':');
        string? format = colon < 0 ? null : hole[(colon + 1)..].ToString();
        ReadOnlySpan<char> head = colon < 0 ? hole : hole[..colon];
        int comma = head.IndexOf(',');
        string text = Text(value, format is "l" or "j" ? null : format);
        if (
            comma < 0
            || !int.TryParse(
                head[(comma + 1)..],
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out int width
            )
        )
            return text;
        return width < 0 ? text.PadRight(-width) : text.PadLeft(width);
    }

    private static string Text(object? value, string? format) =>
        value switch
        {
            null => "null",
            string text => text,
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(x => Text(x, null))) + "]",
            _ => value.ToString() ?? "",
        };
}
