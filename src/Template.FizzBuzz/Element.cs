using System.Globalization;

namespace Template.FizzBuzz;

/// <summary>What is said for one number.</summary>
/// <param name="Number">The number.</param>
/// <param name="Text">The words of the rules that match, or null where the number itself is said.</param>
public readonly record struct Element(long Number, string? Text)
{
    /// <summary>What is said: the words, or else the number in invariant digits.</summary>
    public override string ToString() => Text ?? Number.ToString(CultureInfo.InvariantCulture);
}
