namespace Automation.Gates;

/// <summary>Finds scripts that nobody may execute: a first line with an interpreter, and no executable bit.</summary>
internal sealed class ExecutableBits : IContentCheck
{
    public IEnumerable<Finding> Check(CheckedContent content) =>
        content
            .Files.Where(x => x.Mode == "100644" && x.Text.Span.StartsWith("#!"u8))
            .Select(x => new Finding(
                x.Path,
                1,
                $"a script without its executable bit. Set it: git update-index --chmod=+x '{x.Path}'."
            ));
}
