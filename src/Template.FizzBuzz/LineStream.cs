namespace Template.FizzBuzz;

/// <summary>Writes one range: whole blocks where numbers allow it, and single lines around them.</summary>
internal sealed class LineStream
{
    private readonly EncodedRules rules;
    private readonly LineRenderer renderer;
    private readonly RulePeriod? period;
    private readonly ByteSink sink;
    private readonly IProgress<long>? progress;
    private readonly CancellationToken cancellation;
    private readonly byte[] buffer;
    private int used;

    public LineStream(NumberRange range, EncodedRules rules, ByteSink sink, IProgress<long>? progress, CancellationToken cancellation)
    {
        this.rules = rules;
        this.sink = sink;
        this.progress = progress;
        this.cancellation = cancellation;
        renderer = new LineRenderer(rules);
        period = RulePeriod.Of(rules);
        UInt128 enough = ((range.Count + 2) * (uint)rules.MaximumLineLength) + LineRenderer.Slack;
        buffer = new byte[(int)UInt128.Min(enough, BlockShape.TargetBytes + LineRenderer.Slack)];
    }

    public void Write(NumberRange range)
    {
        Append(rules.Format.Opening);
        if (range.First < range.Last)
        {
            WriteBody(range.First, range.Last - 1);
        }

        WriteLines(range.Last, range.Last);
        if (rules.Format.Closing is { } closing)
        {
            used -= rules.Format.LineEnd.Length;
            Append(closing);
        }

        Flush(range.Last);
    }

    private void WriteBody(long first, long last)
    {
        Int128 next = first;
        while (next <= last)
        {
            DigitRun run = DigitRun.Of((long)next);
            long runLast = Math.Min(last, run.Last);
            WriteRun(run, (long)next, runLast);
            next = (Int128)runLast + 1;
        }
    }

    private void WriteRun(DigitRun run, long first, long last)
    {
        Int128 next = first;
        if (period is not null && BlockShape.For(period, rules, run) is { } shape)
        {
            Int128 start = shape.Align(first);
            Int128 blocks = (last - start + 1) / shape.Lines;
            if (blocks >= 2)
            {
                WriteLines(first, start - 1);
                next = WriteBlocks(shape, (long)start, blocks);
            }
        }

        WriteLines(next, last);
    }

    private Int128 WriteBlocks(BlockShape shape, long first, Int128 blocks)
    {
        Flush(first - 1);
        LineBlock block = new(shape, first, rules, period!, renderer, buffer);
        Int128 next = (Int128)first + shape.Lines;
        Send(block.Lines, (long)next - 1);
        for (Int128 written = 1; written < blocks; written++)
        {
            block.Advance();
            next += shape.Lines;
            Send(block.Lines, (long)(next - 1));
        }

        return next;
    }

    private void WriteLines(Int128 first, Int128 last)
    {
        while (first <= last)
        {
            int room = (buffer.Length - used - LineRenderer.Slack) / rules.MaximumLineLength;
            if (room == 0)
            {
                Flush((long)first - 1);
                continue;
            }

            int lines = (int)Int128.Min(room, last - first + 1);
            used += renderer.Render((long)first, lines, buffer.AsSpan(used));
            first += lines;
        }
    }

    private void Append(byte[] bytes)
    {
        bytes.CopyTo(buffer, used);
        used += bytes.Length;
    }

    private void Flush(long last)
    {
        if (used > 0)
        {
            Send(buffer.AsSpan(0, used), last);
            used = 0;
        }
    }

    private void Send(ReadOnlySpan<byte> bytes, long last)
    {
        cancellation.ThrowIfCancellationRequested();
        sink(bytes);
        progress?.Report(last);
    }
}
