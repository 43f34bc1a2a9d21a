using System.Globalization;
using System.Text;

namespace Template.FizzBuzz.Tests;

/// <summary>FizzBuzz as anybody would write it, to compare with.</summary>
internal static class Reference
{
    public static byte[] Write(NumberRange range, RuleSet rules, LineFormat format) =>
        Encoding.UTF8.GetBytes(
            format.Name switch
            {
                "text" => string.Concat(Numbers(range).Select(number => Say(number, rules) + "\n")),
                "csv" => "number,text\n"
                    + string.Concat(Numbers(range).Select(number => $"{Digits(number)},{CsvField(number, rules)}\n")),
                _ => "[\n" + string.Join(",\n", Numbers(range).Select(number => JsonValue(number, rules))) + "\n]\n",
            }
        );

    public static IEnumerable<long> Numbers(NumberRange range)
    {
        for (Int128 number = range.First; number <= range.Last; number++)
        {
            yield return (long)number;
        }
    }

    public static string Say(long number, RuleSet rules) =>
        Words(number, rules) is { Length: > 0 } words ? words : Digits(number);

    private static string Words(long number, RuleSet rules)
    {
        StringBuilder words = new();
        foreach (Rule rule in rules.Rules)
        {
            if (number % rule.Divisor == 0)
            {
                words.Append(rule.Word);
            }
        }

        return words.ToString();
    }

    private static string JsonValue(long number, RuleSet rules)
    {
        string words = Words(number, rules);
        string escaped = words
            .Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        return words.Length > 0 ? $"\"{escaped}\"" : Digits(number);
    }

    private static string CsvField(long number, RuleSet rules)
    {
        string words = Words(number, rules);
        bool isQuoted = rules.Rules.Any(rule => rule.Word.AsSpan().ContainsAny("\","));
        string field = isQuoted ? $"\"{words.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : words;
        return words.Length > 0 ? field : Digits(number);
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
