using Automation.Formatting;

namespace Automation.Gates;

/// <summary>Runs the checks on content and tells what they found: the same words in a hook and in CI.</summary>
public static class ContentReport
{
    /// <summary>What the checks found, a line each.</summary>
    public static IReadOnlyList<string> Run(CheckedContent content)
    {
        List<string> lines = [];
        foreach (ContentGate contentGate in GateList.Content)
        {
            CheckedContent looked =
                content.Settings.Exceptions.Count == 0
                    ? content
                    : content with
                    {
                        Files =
                        [
                            .. content.Files.Where(x => !content.Settings.IsExempt(contentGate.Gate.Name, x.Path)),
                        ],
                    };
            foreach (Finding finding in contentGate.Check.Check(looked))
            {
                string line = finding.Line > 0 ? $":{finding.Line}" : "";
                lines.Add($"{finding.Path}{line}: {finding.Problem} [{contentGate.Gate.Name}]");
            }
        }
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Fails when the checks found something.</summary>
    /// <exception cref="AutomationException">They did.</exception>
    public static void ThrowIfAny(IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
            throw new AutomationException(Text(lines));
    }

    /// <summary>The findings under one heading.</summary>
    public static string Text(IReadOnlyCollection<string> lines) =>
        $"{lines.Count} {(lines.Count == 1 ? "problem" : "problems")} with the content:\n  {string.Join("\n  ", lines)}";
}
