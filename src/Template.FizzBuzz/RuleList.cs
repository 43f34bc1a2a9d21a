using System.Diagnostics.CodeAnalysis;

namespace Template.FizzBuzz;

/// <summary>Reads the text form of a rule list: <c>divisor=word</c>, separated by commas.</summary>
internal static class RuleList
{
    public static bool TryRead(string text, out List<Rule> rules, [NotNullWhen(false)] out string? error)
    {
        rules = [];
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TryReadRule(part, out Rule? rule, out error))
            {
                return false;
            }

            rules.Add(rule);
        }

        error = null;
        return true;
    }

    private static bool TryReadRule(
        string part,
        [NotNullWhen(true)] out Rule? rule,
        [NotNullWhen(false)] out string? error
    )
    {
        rule = null;
        string[] sides = part.Split('=', StringSplitOptions.TrimEntries);
        if (sides.Length != 2)
        {
            error =
                $"\"{part}\" is not a rule; write rules as divisor=word, separated by commas, such as {RuleSet.Default}.";
            return false;
        }

        if (!WholeNumber.TryParse(sides[0], out long divisor, out string? defect))
        {
            error = $"The divisor of \"{part}\" is wrong: {defect}";
            return false;
        }

        error = Rule.Defect(divisor, sides[1]);
        rule = error is null ? new Rule(divisor, sides[1]) : null;
        return rule is not null;
    }
}
