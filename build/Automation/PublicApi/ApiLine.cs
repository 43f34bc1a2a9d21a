using System.Text.RegularExpressions;

namespace Automation.PublicApi;

/// <summary>What a line of the public API says: <c>TYPE: declaration</c>.</summary>
internal static partial class ApiLine
{
    /// <summary>The type that it belongs to.</summary>
    public static string TypeOf(string line) => line.Split(": ", 2)[0];

    /// <summary>True when what it declares is marked as obsolete.</summary>
    public static bool IsObsolete(string line) => Obsolete().IsMatch(line);

    /// <summary>True when it declares the type itself.</summary>
    public static bool IsType(string line) => Type().IsMatch(line);

    /// <summary>True when those who derive from the type, or make one, have to write something for it.</summary>
    public static bool AsksForMore(string line) => Demanding().IsMatch(line);

    /// <summary>True when only overriding is told: callers reach what is overridden.</summary>
    public static bool IsOverride(string line) => Overriding().IsMatch(line);

    /// <summary>The line without the mark of what is obsolete, which leaves all code that uses it valid.</summary>
    public static string Essence(string line) => Obsolete().Replace(line, "");

    /// <summary>The line as it would be with the class open for deriving, which takes nothing from anybody.</summary>
    public static string Opened(string line) => line.Replace(" sealed ", " ", StringComparison.Ordinal);

    [GeneratedRegex(@"\[Obsolete(\((""(\\.|[^""\\])*""|[^"")])*\))?\] ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Obsolete();

    [GeneratedRegex(
        @": (\[.*\] )?(public|protected( internal)?) (static |abstract |sealed |readonly |ref |record )*(class|struct|interface|enum|delegate) ",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Type();

    [GeneratedRegex(
        @": (\[.*\] )?(public|protected( internal)?) (static )?(abstract (?!class |record )|required )",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Demanding();

    [GeneratedRegex(
        @": (\[.*\] )?(public|protected( internal)?) (sealed )?override ",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Overriding();
}
