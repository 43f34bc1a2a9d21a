using Nuke.Common.Reporting;

namespace Nuke.Common;

/// <summary>A terminal, or a pipe from one.</summary>
public class Terminal : Host
{
    internal override void OpenBlock(BuildOutput output, string name)
    {
        output.Line("");
        output.Line(output.Style.Bold($"── {name} {new string('─', Math.Max(2, 60 - name.Length))}"));
    }

    internal override string Format(Level level, string text) => level.Mark() + text;
}
