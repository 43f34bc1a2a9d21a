namespace Automation.Environments;

/// <summary>The record that another one follows.</summary>
/// <param name="Id">The id of its tag object.</param>
/// <param name="Tag">The name of its tag.</param>
internal sealed record RecordLink(string Id, string Tag)
{
    /// <summary>Reads an id and a name; null when the text is of another form.</summary>
    public static RecordLink? Parse(string text) =>
        text.Split(' ') is [var id, var tag] ? new RecordLink(id, RecordValue.Unescape(tag)) : null;
}
