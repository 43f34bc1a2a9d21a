using System.Globalization;
using System.Text;

namespace Automation.Environments;

/// <summary>A text on one line: what would end the line, or be lost at its ends, is escaped as in JSON.</summary>
internal static class RecordValue
{
    /// <summary>Escapes a text.</summary>
    public static string Escape(string text)
    {
        StringBuilder line = new();
        for (int i = 0; i < text.Length; i++)
        {
            char x = text[i];
            if (char.IsHighSurrogate(x) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                line.Append(x).Append(text[++i]);
            else if (x is '\\')
                line.Append(@"\\");
            else if (x is '\n')
                line.Append(@"\n");
            else if (IsPlain(x) && !(x == ' ' && (i == 0 || i == text.Length - 1)))
                line.Append(x);
            else
                line.Append(@"\u").Append(((int)x).ToString("x4", CultureInfo.InvariantCulture));
        }
        return line.ToString();
    }

    /// <summary>The text that was escaped; what is of no known form stays.</summary>
    public static string Unescape(string line)
    {
        StringBuilder text = new();
        for (int i = 0; i < line.Length; i++)
        {
            string rest = line[(i + 1)..];
            if (line[i] == '\\' && rest.StartsWith('\\'))
                text.Append(line[++i]);
            else if (line[i] == '\\' && rest.StartsWith('n'))
                text.Append('\n').Append(line, ++i, 0);
            else if (
                line[i] == '\\'
                && rest.Length > 4
                && rest[0] == 'u'
                && ushort.TryParse(
                    rest[1..5],
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out ushort x
                )
            )
                text.Append((char)x).Append(line, i += 5, 0);
            else
                text.Append(line[i]);
        }
        return text.ToString();
    }

    // A surrogate that stands alone cannot be written as UTF-8, and some characters turn the direction of a line.
    private static bool IsPlain(char x) =>
        !char.IsControl(x)
        && !char.IsSurrogate(x)
        && char.GetUnicodeCategory(x)
            is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
