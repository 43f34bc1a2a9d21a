using System.Text.RegularExpressions;

namespace Automation.Licensing;

/// <summary>Reads an SPDX expression: WITH binds before AND, and AND before OR.</summary>
internal sealed partial class LicenseParser(string text)
{
    /// <summary>What others wrote must not be able to fill the stack.</summary>
    private const int MaxDepth = 100;

    private static readonly string[] Operators = ["AND", "OR", "WITH"];

    private readonly string[] words = [.. Word().Matches(text).Select(x => x.Value)];
    private int at;

    private string? Next => at < words.Length ? words[at] : null;

    /// <summary>The expression; null when the text is none.</summary>
    public LicenseExpression? Read()
    {
        LicenseExpression? expression = ReadEither(0);
        return at == words.Length ? expression : null;
    }

    private LicenseExpression? ReadEither(int depth)
    {
        LicenseExpression? one = ReadBoth(depth);
        while (one != null && Takes("OR"))
            one = ReadBoth(depth) is { } other ? new LicenseExpression.Either(one, other) : null;
        return one;
    }

    private LicenseExpression? ReadBoth(int depth)
    {
        LicenseExpression? one = ReadOne(depth);
        while (one != null && Takes("AND"))
            one = ReadOne(depth) is { } other ? new LicenseExpression.Both(one, other) : null;
        return one;
    }

    private LicenseExpression? ReadOne(int depth)
    {
        if (Takes("("))
            return depth < MaxDepth && ReadEither(depth + 1) is { } inner && Takes(")") ? inner : null;
        if (Id() is not { } id)
            return null;
        bool orLater = id.EndsWith('+');
        string name = orLater ? id[..^1] : id;
        if (!Takes("WITH"))
            return Named(name, orLater, null);
        return Id() is { } exception && !exception.EndsWith('+') ? Named(name, orLater, exception) : null;
    }

    private static LicenseExpression.License? Named(string id, bool orLater, string? exception) =>
        id.Length == 0 ? null : new LicenseExpression.License(id, orLater, exception);

    private string? Id()
    {
        string? word = Next;
        if (word == null || Operators.Contains(word, StringComparer.OrdinalIgnoreCase) || !IdForm().IsMatch(word))
            return null;
        at++;
        return word;
    }

    /// <summary>Operators are all in capitals, or all in small letters.</summary>
    private bool Takes(string word)
    {
        if (
            Next != word
            && !(Next == Next?.ToLowerInvariant() && word.Equals(Next, StringComparison.OrdinalIgnoreCase))
        )
            return false;
        at++;
        return true;
    }

    [GeneratedRegex(@"[()]|[^\s()]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[A-Za-z0-9.\-]+(:[A-Za-z0-9.\-]+)?\+?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdForm();
}
