using System.Text;
using Nuke.Common.Execution;
using Nuke.Common.Parameters;

namespace Nuke.Common.Reporting;

/// <summary>The text of <c>--help</c>.</summary>
internal static class HelpText
{
    private const string Indent = "  ";

    public static string Write(IReadOnlyList<ExecutableTarget> targets, IReadOnlyList<ParameterMember> members)
    {
        StringBuilder text = new();
        text.Append("Usage: ./build.sh [TARGET...] [--option value...]\n\n");
        Targets(text, targets);
        text.Append("\nParameters:\n\n");
        List<Switch> parameters = [];
        foreach (ParameterMember member in members)
        {
            if (member.Attribute.List)
                parameters.Add(new Switch(member.DashedName, member.Attribute.Description ?? ""));
        }
        parameters.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Table(text, parameters);
        text.Append("\nOf every build:\n\n");
        Table(text, Switches.All);
        return text.ToString().TrimEnd();
    }

    private static void Targets(StringBuilder text, IReadOnlyList<ExecutableTarget> targets)
    {
        text.Append("Targets (with their direct dependencies):\n\n");
        List<ExecutableTarget> listed = [];
        int width = 0;
        foreach (ExecutableTarget target in targets)
        {
            if (!target.Listed)
                continue;
            listed.Add(target);
            width = Math.Max(width, target.Name.Length + (target.IsDefault ? " (default)".Length : 0));
        }
        foreach (ExecutableTarget target in listed)
        {
            string name = target.IsDefault ? target.Name + " (default)" : target.Name;
            text.Append(Indent).Append(name.PadRight(width));
            if (target.Dependencies.Count > 0)
            {
                text.Append(" -> ");
                for (int i = 0; i < target.Dependencies.Count; i++)
                    text.Append(i == 0 ? "" : ", ").Append(target.Dependencies[i].Name);
            }
            text.Append('\n');
            if (target.Description != null)
                text.Append(Indent).Append(Indent).Append(target.Description).Append('\n');
        }
    }

    private static void Table(StringBuilder text, IReadOnlyList<Switch> rows)
    {
        int width = 0;
        foreach (Switch row in rows)
            width = Math.Max(width, row.Name.Length);
        foreach (Switch row in rows)
            text.Append(Indent)
                .Append("--")
                .Append(row.Name.PadRight(width))
                .Append(Indent)
                .Append(row.Description)
                .Append('\n');
    }
}
