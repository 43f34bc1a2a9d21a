using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Template.FizzBuzz;

/// <summary>Reads whole numbers strictly: digits with an optional sign, and nothing else.</summary>
public static class WholeNumber
{
    /// <summary>Reads a number from <see cref="long.MinValue"/> to <see cref="long.MaxValue"/>, or says in a sentence why it is none.</summary>
    public static bool TryParse(string text, out long number, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        error = null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        ReadOnlySpan<char> digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        bool isTooLarge = !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
        error = isTooLarge
            ? $"{text} is out of range; numbers go from {long.MinValue} to {long.MaxValue}."
            : $"\"{text}\" is not a whole number; write digits only, such as 42 or -7.";
        return false;
    }
}
