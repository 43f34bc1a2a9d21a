using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Automation.Documentation.Reference;

/// <summary>A documented declaration of a C# file, read as text: nothing has to be compiled for it.</summary>
/// <param name="Declaration">Its first line.</param>
/// <param name="Summary">Its summary as Markdown; empty when it has none.</param>
internal sealed partial record SourceMember(string Declaration, string Summary)
{
    /// <summary>The declarations of a file, in its order: those of types and members in lines of their own.</summary>
    public static IReadOnlyList<SourceMember> Read(string text)
    {
        List<SourceMember> members = [];
        StringBuilder comment = new();
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n').Select(x => x.Trim()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
            {
                comment.AppendLine(line[3..]);
                continue;
            }
            if (line.StartsWith('#') || line.StartsWith('['))
                continue;
            if (Visible().IsMatch(line))
                members.Add(new SourceMember(line, Summarized(comment.ToString())));
            comment.Clear();
        }
        return members;
    }

    private static string Summarized(string comment)
    {
        try
        {
            XElement root = XElement.Parse($"<doc>{comment}</doc>", LoadOptions.PreserveWhitespace);
            return root.Element("summary") is { } summary ? DocumentationText.Of(summary) : "";
        }
        catch (XmlException)
        {
            // The compiler says where a comment is broken.
            return "";
        }
    }

    [GeneratedRegex("^(public|internal) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Visible();
}
