using System.Text;

namespace Automation.Git;

/// <summary>A path as git knows it: bytes, relative to the top folder, with slashes. It need not be UTF-8.</summary>
/// <param name="Bytes">The bytes.</param>
public sealed record GitPath(ReadOnlyMemory<byte> Bytes)
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The path of a text.</summary>
    public GitPath(string text)
        : this(Encoding.UTF8.GetBytes(text)) { }

    /// <summary>The path as text; what is not UTF-8 in it is replaced.</summary>
    public string Text { get; } = Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>True when the text names the same file.</summary>
    public bool IsText
    {
        get
        {
            try
            {
                return Strict.GetCharCount(Bytes.Span) >= 0;
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }

    /// <summary>The path as one line that can be shown and copied; control characters are escaped.</summary>
    public string Shown => Text.Any(char.IsControl) ? Quote(Text) : Text;

    /// <inheritdoc/>
    public bool Equals(GitPath? other) => other != null && Bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Shown;

    private static string Quote(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char x in text)
        {
            _ = x switch
            {
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '"' => quoted.Append("\\\""),
                _ when char.IsControl(x) => quoted.Append("\\x").Append(((int)x).ToString("x2", null)),
                _ => quoted.Append(x),
            };
        }
        return quoted.Append('"').ToString();
    }
}
