namespace Template.FizzBuzz;

/// <summary>Writes one range: whole blocks where numbers allow it, and single lines around them.</summary>
/// <remarks>Ranges are told by their last number, because the number after that may not exist.</remarks>
internal sealed class LineStream
{
    private readonly EncodedRules rules;
    private readonly LineRenderer renderer;
    private readonly BlockShapes shapes;
    private readonly ByteSink sink;
    private readonly IProgress<long>? progress;
    private readonly CancellationToken cancellation;
    private readonly byte[] buffer;
    private int used;

    public LineStream(
        NumberRange range,
        EncodedRules rules,
        ByteSink sink,
        IProgress<long>? progress,
        CancellationToken cancellation
    )
    {
        this.rules = rules;
        this.sink = sink;
        this.progress = progress;
        this.cancellation = cancellation;
        renderer = new LineRenderer(rules);
        shapes = new BlockShapes(rules);
        ulong lines = Math.Min((ulong)(range.Last - range.First), BlockShape.TargetBytes) + 2;
        ulong enough = Math.Min(lines * (ulong)rules.MaximumLineLength, BlockShape.TargetBytes);
        buffer = new byte[(int)enough + LineRenderer.Slack];
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
        DigitRun run = DigitRun.Of(first);
        for (; run.Last < last; run = DigitRun.Of(first))
        {
            WriteRun(run, first, run.Last);
            first = run.Last + 1;
        }

        WriteRun(run, first, last);
    }

    private void WriteRun(DigitRun run, long first, long last)
    {
        ulong steps = (ulong)(last - first);
        if (steps >= BlockShapes.FewLines && shapes.For(run) is { } shape && steps >= 2 * (ulong)shape.Lines)
        {
            long start = shape.Align(first);
            if (start > first)
            {
                WriteLines(first, start - 1);
            }

            // At least one line is left over, which keeps clear of the end of all numbers.
            first = WriteBlocks(shape, start, (ulong)(last - start) / (ulong)shape.Lines);
        }

        WriteLines(first, last);
    }

    private long WriteBlocks(BlockShape shape, long first, ulong blocks)
    {
        Flush(first - 1);
        LineBlock block = new(shape, first, rules, shapes.Period!, renderer, buffer);
        for (ulong written = 0; written < blocks; written++)
        {
            if (written > 0)
            {
                block.Advance();
            }

            first += shape.Lines;
            Send(block.Lines, first - 1);
        }

        return first;
    }

    private void WriteLines(long first, long last)
    {
        while (true)
        {
            int room = (buffer.Length - used - LineRenderer.Slack) / rules.MaximumLineLength;
            ulong steps = (ulong)(last - first);
            if (steps < (ulong)room)
            {
                used += renderer.Render(first, (int)steps + 1, buffer.AsSpan(used));
                return;
            }

            used += renderer.Render(first, room, buffer.AsSpan(used));
            first += room;
            Flush(first - 1);
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
