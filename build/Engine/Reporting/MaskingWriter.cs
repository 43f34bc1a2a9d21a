using System.Text;

namespace Nuke.Common.Reporting;

/// <summary>Passes whole lines on with their secrets masked, so that one written in pieces is masked as well.</summary>
/// <param name="inner">Where the lines go.</param>
/// <param name="mask">The secrets.</param>
internal sealed class MaskingWriter(TextWriter inner, SecretMask mask) : TextWriter
{
    private readonly StringBuilder pending = new();
    private readonly Lock gate = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        lock (gate)
        {
            pending.Append(value);
            if (value == '\n')
                PassLines();
        }
    }

    public override void Write(string? value)
    {
        lock (gate)
        {
            pending.Append(value);
            if (value != null && value.Contains('\n', StringComparison.Ordinal))
                PassLines();
        }
    }

    public override void WriteLine(string? value) => Write(value + "\n");

    public override void Flush()
    {
        lock (gate)
        {
            Pass(pending.Length);
            inner.Flush();
        }
    }

    private void PassLines() => Pass(pending.ToString().LastIndexOf('\n') + 1);

    private void Pass(int length)
    {
        inner.Write(mask.Apply(pending.ToString(0, length)));
        pending.Remove(0, length);
    }
}
