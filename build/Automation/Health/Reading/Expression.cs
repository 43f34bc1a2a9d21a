using System.Text.RegularExpressions;

namespace Automation.Health.Reading;

/// <summary>An expression of a workflow: what stands between <c>${{</c> and <c>}}</c>.</summary>
/// <param name="Source">The expression with its braces.</param>
/// <param name="Content">What stands between them.</param>
internal sealed partial record Expression(string Source, string Content)
{
    private string? plain;

    /// <summary>The expression without blanks, with <c>a['b']</c> as <c>a.b</c> and with other literals empty.</summary>
    public string Plain =>
        plain ??= Blanks().Replace(Literals().Replace(Index().Replace(Content, ".${name}"), "''"), "");

    /// <summary>True when it holds what somebody else may have written: an event, the name of a head branch, an input.</summary>
    public bool IsUntrusted => Untrusted().IsMatch(Plain);

    /// <summary>The expressions in a text.</summary>
    public static IEnumerable<Expression> In(string? text)
    {
        for (int from = 0; text != null && text.IndexOf("${{", from, StringComparison.Ordinal) is var start and >= 0; )
        {
            int end = End(text, start + 3);
            yield return new Expression(text[start..Math.Min(end + 2, text.Length)], text[(start + 3)..end]);
            from = Math.Min(end + 2, text.Length);
        }
    }

    /// <summary>A condition, which is an expression with braces or without.</summary>
    public static IEnumerable<Expression> OfCondition(string text) =>
        text.Contains("${{", StringComparison.Ordinal) ? In(text) : [new Expression(text, text)];

    /// <summary>Where the braces close, past those in quotes; the end of the text when they don't.</summary>
    private static int End(string text, int from)
    {
        bool isQuoted = false;
        for (int i = from; i < text.Length; i++)
        {
            if (text[i] == '\'')
                isQuoted = !isQuoted;
            else if (!isQuoted && text[i] == '}' && i + 1 < text.Length && text[i + 1] == '}')
                return i;
        }
        return text.Length;
    }

    [GeneratedRegex(@"\[\s*'(?<name>[A-Za-z_][\w-]*)'\s*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Index();

    [GeneratedRegex("'[^']*'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literals();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"(?<![\w.-])(github\.(event(?![\w-])|head_ref(?![\w-])|\*)|github\[|github(?![\w.\[-])|inputs(?![\w-]))",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Untrusted();
}
