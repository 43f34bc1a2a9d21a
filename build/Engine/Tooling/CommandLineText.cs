using System.Text;

namespace Nuke.Common.Tooling;

/// <summary>Turns argument lists into text and back, by the rules that .NET uses on every platform.</summary>
internal static class CommandLineText
{
    public static string Join(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    public static string Quote(string argument)
    {
        if (argument.Length > 0 && !argument.Any(x => char.IsWhiteSpace(x) || x == '"'))
            return argument;
        StringBuilder text = new("\"");
        int backslashes = 0;
        foreach (char c in argument)
        {
            if (c == '\\')
            {
                backslashes++;
                continue;
            }
            text.Append('\\', c == '"' ? backslashes * 2 + 1 : backslashes).Append(c);
            backslashes = 0;
        }
        return text.Append('\\', backslashes * 2).Append('"').ToString();
    }

    public static List<string> Split(string text)
    {
        List<string> arguments = [];
        StringBuilder current = new();
        bool isQuoted = false;
        bool isOpen = false;
        for (int i = 0; i < text.Length; i++)
        {
            int backslashes = 0;
            while (i < text.Length && text[i] == '\\')
            {
                backslashes++;
                i++;
            }
            bool atQuote = i < text.Length && text[i] == '"';
            current.Append('\\', atQuote ? backslashes / 2 : backslashes);
            isOpen |= backslashes > 0;
            if (i == text.Length)
                break;
            if (atQuote && backslashes % 2 == 0)
            {
                isQuoted = !isQuoted;
                isOpen = true;
            }
            else if (char.IsWhiteSpace(text[i]) && !isQuoted)
            {
                if (isOpen)
                    arguments.Add(current.ToString());
                current.Clear();
                isOpen = false;
            }
            else
            {
                current.Append(text[i]);
                isOpen = true;
            }
        }
        if (isOpen)
            arguments.Add(current.ToString());
        return arguments;
    }
}
