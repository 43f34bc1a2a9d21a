using System.Buffers;
using System.Globalization;
using System.Text;

namespace Template.FizzBuzz;

/// <summary>Says <see cref="Word"/> for every multiple of <see cref="Divisor"/>. Zero is a multiple of every divisor.</summary>
public sealed record Rule
{
    /// <summary>The longest word that a rule may have, in UTF-16 code units.</summary>
    public const int MaximumWordLength = 64;

    /// <summary>Makes a rule.</summary>
    /// <param name="divisor">1 or more.</param>
    /// <param name="word">1 to <see cref="MaximumWordLength"/> code units of well-formed text without control characters.</param>
    /// <exception cref="ArgumentException">The divisor or the word is not allowed; the message is a sentence.</exception>
    public Rule(long divisor, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (Defect(divisor, word) is { } defect)
        {
            throw new ArgumentException(defect, divisor < 1 ? nameof(divisor) : nameof(word));
        }

        Divisor = divisor;
        Word = word;
    }

    /// <summary>The number whose multiples this rule speaks for; at least 1.</summary>
    public long Divisor { get; }

    /// <summary>What it says.</summary>
    public string Word { get; }

    /// <summary>Whether this rule speaks for a number.</summary>
    public bool Matches(long number) => number % Divisor == 0;

    /// <summary>The rule as it is written in a rule list: <c>3=Fizz</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Divisor}={Word}");

    internal static string? Defect(long divisor, string word)
    {
        if (divisor < 1)
        {
            return $"A divisor is 1 or more, and {divisor} is not.";
        }

        if (string.IsNullOrWhiteSpace(word))
        {
            return $"The word for {divisor} is empty; write {divisor}=Word.";
        }

        if (word.Length > MaximumWordLength)
        {
            return $"The word for {divisor} has {word.Length} characters; at most {MaximumWordLength} are allowed.";
        }

        if (word.Any(IsLineBreakOrControl))
        {
            return $"The word for {divisor} holds a control character or a line break, which would tear its line apart.";
        }

        return IsWellFormed(word) ? null : $"The word for {divisor} is not well-formed Unicode text.";
    }

    private static bool IsLineBreakOrControl(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029';

    private static bool IsWellFormed(string word)
    {
        for (ReadOnlySpan<char> rest = word; !rest.IsEmpty; )
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int consumed) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }
}
