using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Reporting;

/// <summary>What <c>--help tsv</c> prints, for shell scripts.</summary>
internal static class HelpTable
{
    // An empty column would be swallowed by shells, for which a tab is a blank.
    private const string None = "-";

    /// <summary>
    /// A line for each target and option, with a tab between: <c>target</c> or <c>option</c>, what is typed, the values
    /// with commas between or <c>-</c>, and the description or <c>-</c>.
    /// </summary>
    public static string Write(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<ParameterMember> members)
    {
        StringBuilder text = new();
        foreach (ExecutableTarget target in targets.Where(x => x.Listed))
            Row(text, "target", target.Name, [], target.Description);
        foreach (ParameterMember member in members.Where(x => x.Attribute.List))
            Row(text, "option", "--" + member.DashedName, member.Choices, member.Attribute.Description);
        foreach (Switch known in Switches.All)
            Row(text, "option", "--" + known.Name, known.Choices, known.Description);
        return text.ToString().TrimEnd();
    }

    private static void Row(
        StringBuilder text,
        string kind,
        string word,
        IReadOnlyCollection<string> values,
        string? description
    ) =>
        text.Append(kind)
            .Append('\t')
            .Append(word)
            .Append('\t')
            .Append(values.Count == 0 ? None : string.Join(',', values))
            .Append('\t')
            .Append(string.IsNullOrWhiteSpace(description) ? None : description.ReplaceLineEndings(" "))
            .Append('\n');
}
