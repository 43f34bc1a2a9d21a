using System.Buffers;

namespace Template.FizzBuzz;

/// <summary>Streams what is said for a range as UTF-8, without ever holding more than a block of it.</summary>
public static class LineWriter
{
    /// <summary>Writes a range to a stream.</summary>
    /// <param name="range">The numbers.</param>
    /// <param name="rules">What is said for them.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="destination">Receives blocks of up to some hundred kilobytes; is neither flushed nor closed.</param>
    /// <param name="progress">Is told, after each block, the last number that was written; called on this thread.</param>
    /// <param name="cancellationToken">Ends the writing between two blocks.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; whole blocks were written.</exception>
    public static void Write(
        NumberRange range,
        RuleSet rules,
        LineFormat format,
        Stream destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(destination);
        new LineStream(range, new EncodedRules(rules, format), destination.Write, progress, cancellationToken).Write(
            range
        );
    }

    /// <summary>Writes a range to a buffer writer.</summary>
    /// <inheritdoc cref="Write(NumberRange, RuleSet, LineFormat, Stream, IProgress{long}, CancellationToken)"/>
    public static void Write(
        NumberRange range,
        RuleSet rules,
        LineFormat format,
        IBufferWriter<byte> destination,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(destination);
        new LineStream(range, new EncodedRules(rules, format), destination.Write, progress, cancellationToken).Write(
            range
        );
    }
}
