namespace Nuke.Common.Utilities;

/// <summary>Small steps with texts.</summary>
public static class StringExtensions
{
    /// <summary>The items as one text.</summary>
    public static string Join(this IEnumerable<string> enumerable, string separator) =>
        string.Join(separator, enumerable);

    /// <summary>The items, one below the other.</summary>
    public static string JoinNewLine(this IEnumerable<string> enumerable) =>
        string.Join(Environment.NewLine, enumerable);

    /// <summary>The items with commas between them.</summary>
    public static string JoinComma(this IEnumerable<string> enumerable) => string.Join(", ", enumerable);

    /// <summary>Compares without case.</summary>
    public static bool EqualsOrdinalIgnoreCase(this string? str, string? other) =>
        string.Equals(str, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the text begins with another, without case.</summary>
    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) =>
        str.StartsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the text is null or empty.</summary>
    public static bool IsNullOrEmpty(this string? str) => string.IsNullOrEmpty(str);

    /// <summary>True when the text is null or blank.</summary>
    public static bool IsNullOrWhiteSpace(this string? str) => string.IsNullOrWhiteSpace(str);
}
