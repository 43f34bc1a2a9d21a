namespace Template.FizzBuzz;

/// <summary>
/// A block of lines in which the high digits of the numbers are rewritten in place from one block to the next, like the
/// wheels of an odometer, while all else stays as it is.
/// </summary>
internal sealed class LineBlock
{
    private readonly byte[] bytes;
    private readonly int[] slots;
    private readonly int[] segmentEnds;
    private readonly Wheel[] wheels;
    private readonly int[] faces;
    private readonly int turn;

    /// <summary>Renders the first block into a buffer that is large enough for it.</summary>
    public LineBlock(
        BlockShape shape,
        long first,
        EncodedRules rules,
        RulePeriod period,
        LineRenderer renderer,
        byte[] buffer
    )
    {
        bytes = buffer;
        Length = renderer.Render(first, shape.Lines, buffer);
        segmentEnds = new int[shape.Segments];
        slots = BlockSlots.Find(shape, first, rules, period, segmentEnds);
        wheels = Wheel.For(shape.HighDigits);
        turn = shape.Run.IsNegative ? -shape.Segments : shape.Segments;
        faces = new int[shape.Segments * wheels.Length];
        SetFaces(DigitRun.Magnitude(first) / (ulong)shape.SegmentLines, shape.Run.IsNegative);
    }

    /// <summary>In bytes; the same for every block of one shape.</summary>
    public int Length { get; }

    /// <summary>The lines of this block.</summary>
    public ReadOnlySpan<byte> Lines => bytes.AsSpan(0, Length);

    /// <summary>Rewrites the digits so that the block holds the lines that follow.</summary>
    public void Advance()
    {
        int slot = 0;
        for (int segment = 0; segment < segmentEnds.Length; segment++)
        {
            ReadOnlySpan<int> numbers = slots.AsSpan(slot, segmentEnds[segment] - slot);
            Turn(numbers, faces.AsSpan(segment * wheels.Length, wheels.Length));
            slot = segmentEnds[segment];
        }
    }

    private void SetFaces(ulong high, bool isNegative)
    {
        for (int segment = 0; segment < segmentEnds.Length; segment++)
        {
            ulong rest = isNegative ? high - (ulong)segment : high + (ulong)segment;
            for (int wheel = 0; wheel < wheels.Length; wheel++)
            {
                (rest, ulong face) = Math.DivRem(rest, (ulong)wheels[wheel].Faces);
                faces[(segment * wheels.Length) + wheel] = (int)face;
            }
        }
    }

    private void Turn(ReadOnlySpan<int> numbers, Span<int> segmentFaces)
    {
        int carry = turn;
        for (int wheel = 0; carry != 0; wheel++)
        {
            (carry, int face) = wheels[wheel].Turn(segmentFaces[wheel], carry);
            segmentFaces[wheel] = face;
            wheels[wheel].Write(bytes, numbers, face);
        }
    }
}
