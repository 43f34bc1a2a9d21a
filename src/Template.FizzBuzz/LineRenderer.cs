using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace Template.FizzBuzz;

/// <summary>Renders the lines of any numbers under any rules, one after the other.</summary>
internal sealed class LineRenderer(EncodedRules rules)
{
    /// <summary>Bytes are stored in units of fixed size, so this many behind the last line may be overwritten.</summary>
    public const int Slack = 32;

    private readonly TextSchedule schedule = new(rules);

    /// <summary>Renders <paramref name="count"/> lines and tells how many bytes they take; they must fit, with the slack.</summary>
    public int Render(long first, int count, Span<byte> destination)
    {
        schedule.Seek(first);
        int written = 0;
        while (count > 0)
        {
            ulong magnitude = DigitRun.Magnitude(first);
            bool isShort = magnitude < FourDigits.Count;
            int lines = isShort ? 1 : Math.Min(count, LinesWithSameHighDigits(first, magnitude));
            Span<byte> rest = destination[written..];
            written += isShort ? RenderShort(first, rest) : RenderRun(first, magnitude, lines, rest);
            count -= lines;
            first = unchecked(first + lines);
        }

        return written;
    }

    private static int LinesWithSameHighDigits(long first, ulong magnitude)
    {
        int low = (int)(magnitude % FourDigits.Count);
        return first < 0 ? low + 1 : FourDigits.Count - low;
    }

    private int RenderShort(long number, Span<byte> destination)
    {
        Span<byte> digits = stackalloc byte[20];
        _ = Utf8Formatter.TryFormat(number, digits, out int length);
        digits = digits[..length];
        int at = 0;
        if (rules.Format.HasNumberColumn)
        {
            digits.CopyTo(destination);
            destination[length] = (byte)',';
            at = length + 1;
        }

        if (schedule.NumbersBeforeNextText == 0)
        {
            return (int)schedule.PutText(ref MemoryMarshal.GetReference(destination), at);
        }

        schedule.Pass(1);
        digits.CopyTo(destination[at..]);
        rules.Format.LineEnd.CopyTo(destination[(at + length)..]);
        return at + length + rules.Format.LineEnd.Length;
    }

    private int RenderRun(long first, ulong magnitude, int lines, Span<byte> destination)
    {
        NumberRun run = new(first < 0, magnitude, rules.Format);
        ref byte start = ref MemoryMarshal.GetReference(destination);
        nint at = 0;
        while (lines > 0)
        {
            int numbers = (int)Math.Min(schedule.NumbersBeforeNextText, (ulong)lines);
            at = run.PutNumbers(ref start, at, numbers);
            schedule.Pass(numbers);
            lines -= numbers;
            if (lines > 0)
            {
                at = run.PutColumn(ref start, at);
                at = schedule.PutText(ref start, at);
                lines--;
            }
        }

        return (int)at;
    }
}
