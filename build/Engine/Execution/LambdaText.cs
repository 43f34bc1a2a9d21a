namespace Nuke.Common.Execution;

/// <summary>Reads what the compiler gives for an argument: the text of a lambda.</summary>
/// <remarks>Reading the text instead of an expression tree keeps System.Linq.Expressions out of the start of every build.</remarks>
internal static class LambdaText
{
    /// <summary>What stands behind the arrow: <c>() => A &amp;&amp; B</c> is <c>A &amp;&amp; B</c>.</summary>
    public static string Body(string? lambda)
    {
        if (lambda == null)
            return "";
        int arrow = lambda.IndexOf("=>", StringComparison.Ordinal);
        return arrow < 0 ? lambda.Trim() : lambda[(arrow + 2)..].Trim();
    }

    /// <summary>The member that the lambda names last: <c>() => this.ApiKey</c> is <c>ApiKey</c>.</summary>
    /// <exception cref="BuildUsageException">The lambda is more than the name of a member.</exception>
    public static string MemberName(string? lambda)
    {
        ReadOnlySpan<char> body = Body(lambda).AsSpan().TrimEnd('!');
        int start = body.Length;
        while (start > 0 && (char.IsLetterOrDigit(body[start - 1]) || body[start - 1] == '_'))
            start--;
        return start < body.Length
            ? body[start..].ToString()
            : throw new BuildUsageException($"'{lambda}' does not name a parameter. Write it as () => Name.");
    }
}
