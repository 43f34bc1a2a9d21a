using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;

namespace Template.FizzBuzz;

/// <summary>Rules in the order in which their words are put together when several match one number.</summary>
public sealed class RuleSet
{
    /// <summary>The most rules that a set may have: every combination of them is counted by <see cref="Statistics"/>.</summary>
    public const int MaximumCount = 12;

    /// <summary>Makes a set of 1 to <see cref="MaximumCount"/> rules with different divisors.</summary>
    /// <exception cref="ArgumentException">There are none, too many, or two with one divisor; the message is a sentence.</exception>
    public RuleSet(params IEnumerable<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Rule[] ordered = [.. rules];
        if (Defect(ordered) is { } defect)
        {
            throw new ArgumentException(defect, nameof(rules));
        }

        Rules = Array.AsReadOnly(ordered);
    }

    /// <summary><c>3=Fizz,5=Buzz</c>.</summary>
    public static RuleSet Default { get; } = new(new Rule(3, "Fizz"), new Rule(5, "Buzz"));

    /// <summary>The rules, in order.</summary>
    public ReadOnlyCollection<Rule> Rules { get; }

    /// <summary>Reads a rule list such as <c>3=Fizz,5=Buzz</c>; spaces around divisors and words are dropped.</summary>
    /// <exception cref="FormatException">The text is not a rule list; the message is a sentence.</exception>
    public static RuleSet Parse(string text) =>
        TryParse(text, out RuleSet? rules, out string? error) ? rules : throw new FormatException(error);

    /// <summary>Reads a rule list such as <c>3=Fizz,5=Buzz</c>, or says in a sentence why it is none.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out RuleSet? rules,
        [NotNullWhen(false)] out string? error
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        rules = null;
        if (RuleList.TryRead(text, out List<Rule> read, out error))
        {
            error = Defect(read);
        }

        if (error is not null)
        {
            return false;
        }

        rules = new RuleSet(read);
        return true;
    }

    /// <summary>The words of all rules that match, put together in order, or null where the number itself is said.</summary>
    public string? TextOf(long number)
    {
        string? text = null;
        foreach (Rule rule in Rules)
        {
            if (rule.Matches(number))
            {
                text += rule.Word;
            }
        }

        return text;
    }

    /// <summary>The rule list that <see cref="Parse"/> reads back.</summary>
    public override string ToString() => string.Join(',', Rules);

    private static string? Defect(IReadOnlyCollection<Rule> rules)
    {
        if (rules.Count is 0 or > MaximumCount)
        {
            return $"A rule list has 1 to {MaximumCount} rules, and this one has {rules.Count}.";
        }

        Rule[] ordered = [.. rules];
        for (int rule = 1; rule < ordered.Length; rule++)
        {
            if (
                Array.Find(ordered, other => other.Divisor == ordered[rule].Divisor) is { } first
                && first != ordered[rule]
            )
            {
                return $"The divisor {first.Divisor} is given twice, as {first} and as {ordered[rule]}; give it once.";
            }
        }

        return null;
    }
}
