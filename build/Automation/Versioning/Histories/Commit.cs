using System.Text;

namespace Automation.Versioning.Histories;

/// <summary>A commit.</summary>
/// <param name="index">Its place among all commits of the history.</param>
/// <param name="id">Its id, as the digits in a text.</param>
/// <param name="time">When it was committed, in seconds since 1970.</param>
/// <param name="content">The whole message.</param>
internal sealed class Commit(int index, ReadOnlyMemory<byte> id, long time, ReadOnlyMemory<byte> content)
{
    private string? message;
    private string? idText;

    /// <param name="index">Its place among all commits of the history.</param>
    /// <param name="id">Its id.</param>
    /// <param name="time">When it was committed, in seconds since 1970.</param>
    /// <param name="message">The whole message.</param>
    public Commit(int index, string id, long time, string message)
        : this(index, Encoding.ASCII.GetBytes(id), time, Encoding.UTF8.GetBytes(message)) { }

    public int Index { get; } = index;

    public string Id => idText ??= Encoding.ASCII.GetString(id.Span);

    public long Time { get; } = time;

    /// <summary>The parents that the history has, the first one first.</summary>
    public IReadOnlyList<Commit> Parents { get; set; } = [];

    /// <summary>The files that differ from the first parent, when somebody asked for them.</summary>
    public IReadOnlyList<string> Files { get; set; } = [];

    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>The message as text.</summary>
    public string Message => message ??= Encoding.UTF8.GetString(Content.Span);

    public bool IsMerge => Parents.Count > 1;

    public override string ToString() => $"{Id[..Math.Min(7, Id.Length)]} {Message.Split('\n')[0]}";
}
