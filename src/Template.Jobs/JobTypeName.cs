namespace Template.Jobs;

/// <summary>The rule for the names of job types: they are parts of keys and of file names.</summary>
public static class JobTypeName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaximumLength = 64;

    /// <summary>The rule as a sentence.</summary>
    public const string Rule =
        "A type has 1 to 64 characters: lower-case letters, digits and hyphens, a letter at the start.";

    /// <summary>Whether a text is the name of a type.</summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string? text) =>
        text is { Length: >= 1 and <= MaximumLength }
        && char.IsAsciiLetterLower(text[0])
        && text.All(x => char.IsAsciiLetterLower(x) || char.IsAsciiDigit(x) || x == '-');
}
