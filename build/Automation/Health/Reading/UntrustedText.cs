using System.Text.RegularExpressions;

namespace Automation.Health.Reading;

/// <summary>Where a step can meet text that somebody else wrote.</summary>
internal static class UntrustedText
{
    /// <summary>The environment variables of a step that hold such text.</summary>
    public static IReadOnlyList<string> Variables(Workflow workflow, WorkflowJob job, JobStep step) =>
        [
            .. workflow
                .EnvironmentOf(job, step)
                .Where(x => Expression.In(x.Value.Text).Any(y => y.IsUntrusted))
                .Select(x => x.Key),
        ];

    /// <summary>True when an expression holds such text, or a variable that does.</summary>
    public static bool IsIn(Expression expression, IEnumerable<string> variables) =>
        expression.IsUntrusted
        || variables.Any(x => Mentions(expression.Plain, $@"(?<![\w.-])env\.{Regex.Escape(x)}(?![\w-])"));

    /// <summary>True when a script reads a variable, as <c>$NAME</c>, <c>${NAME}</c>, <c>$env:NAME</c> or <c>%NAME%</c>.</summary>
    public static bool Reads(string script, string variable)
    {
        string name = Regex.Escape(variable);
        return Mentions(script, $@"\$\{{?(env:)?{name}(?!\w)|%{name}%");
    }

    private static bool Mentions(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
