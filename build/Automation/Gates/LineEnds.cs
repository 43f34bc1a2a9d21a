using Automation.Formatting;

namespace Automation.Gates;

/// <summary>Finds text that git stores with Windows line ends: each clone then shows changes that nobody made.</summary>
internal sealed class LineEnds : IContentCheck
{
    public IEnumerable<Finding> Check(CheckedContent content)
    {
        foreach (CheckedFile file in content.Files)
        {
            int found = file.Text.Span.IndexOf("\r\n"u8);
            if (found >= 0 && !TextRules.IsCommand(file.Path.Text))
                yield return new Finding(
                    file.Path,
                    Lines.Number(file.Text.Span, found),
                    $"a Windows line end. Store it as text: git add --renormalize '{file.Path}'."
                );
        }
    }
}
