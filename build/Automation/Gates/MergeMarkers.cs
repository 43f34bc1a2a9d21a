namespace Automation.Gates;

/// <summary>Finds what git writes into a file that it cannot merge: an opening marker, and further down a closing one.</summary>
internal sealed class MergeMarkers : IContentCheck
{
    public IEnumerable<Finding> Check(CheckedContent content)
    {
        foreach (CheckedFile file in content.Files)
        {
            int opening = Lines.Find(file.Text.Span, "<<<<<<< "u8, 0);
            if (opening >= 0 && Lines.Find(file.Text.Span, ">>>>>>> "u8, opening) >= 0)
                yield return new Finding(
                    file.Path,
                    Lines.Number(file.Text.Span, opening),
                    "a merge that nobody resolved. Choose a side, and delete the markers."
                );
        }
    }
}
