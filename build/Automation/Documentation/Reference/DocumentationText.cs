using System.Xml.Linq;

namespace Automation.Documentation.Reference;

/// <summary>Writes what a comment says as Markdown, on one line.</summary>
internal static class DocumentationText
{
    /// <summary>The text of an element.</summary>
    /// <param name="element">A summary, or another element that holds text.</param>
    public static string Of(XElement element) => string.Concat(element.Nodes().Select(Of)).Trim();

    private static string Of(XNode node) =>
        node switch
        {
            // What is trimmed from a text between two elements are the blanks that hold them apart.
            XText text => Spaced(text.Value),
            XElement { Name.LocalName: "c" or "code" } code => PageText.Code(code.Value.Trim()),
            XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } see => Referred(see),
            XElement { Name.LocalName: "para" or "item" or "description" } block => $"{Of(block)} ",
            XElement other => Of(other),
            _ => "",
        };

    private static string Spaced(string text)
    {
        string plain = PageText.Plain(text);
        string before = char.IsWhiteSpace(text, 0) ? " " : "";
        string after = plain.Length > 0 && char.IsWhiteSpace(text, text.Length - 1) ? " " : "";
        return before + plain + after;
    }

    private static string Referred(XElement see)
    {
        if (see.Value.Length > 0)
            return PageText.Plain(see.Value);
        string name =
            (
                see.Attribute("cref") ?? see.Attribute("langword") ?? see.Attribute("name") ?? see.Attribute("href")
            )?.Value
            ?? "";
        if (see.Attribute("cref") == null)
            return PageText.Code(name);
        name = name.Split('(')[0];
        name = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        bool isType = see.Attribute("cref")!.Value.StartsWith("T:", StringComparison.Ordinal);
        string[] parts = name.Split('.');
        return PageText.Code(string.Join('.', parts.TakeLast(isType || parts.Length < 2 ? 1 : 2)).Split('`')[0]);
    }
}
