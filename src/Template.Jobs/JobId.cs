using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Template.Jobs;

/// <summary>
/// The name of a job: a UUID of version 7 (RFC 9562) as 32 lower-case hexadecimal digits.
/// Names sort by the moment of their making, and those of one process in the order of their making.
/// </summary>
public readonly record struct JobId : IComparable<JobId>
{
    private const int Length = 32;

    // The last millisecond of the year 9999, after which there is no time to tell.
    private const string LastMoment = "e677d21fdbff";
    private static readonly JobSequence Sequence = new();
    private static readonly ConditionalWeakTable<TimeProvider, JobSequence> Sequences = [];

    private readonly string? value;

    private JobId(string value) => this.value = value;

    /// <summary>The 32 digits.</summary>
    public string Value => value ?? "";

    /// <summary>When the name was made, to the millisecond.</summary>
    public DateTimeOffset CreatedAt =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            long.Parse(Value.AsSpan(0, 12), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        );

    /// <summary>Makes a new name.</summary>
    /// <param name="now">The time; a clock that was set back by less than an hour does not make the names go back.</param>
    public static JobId New(DateTimeOffset now)
    {
        return New(Sequence.Next(now));
    }

    /// <summary>Makes a new name. Names that are made by one clock sort in the order of their making.</summary>
    /// <param name="clock">The clock.</param>
    public static JobId New(TimeProvider clock) => New(Sequences.GetOrCreateValue(clock).Next(clock.GetUtcNow()));

    internal static JobId New(long place)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes, place >> JobSequence.CounterBits << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (place & 0xFFF)));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(Convert.ToHexStringLower(bytes));
    }

    /// <summary>Reads a name.</summary>
    /// <param name="text">32 hexadecimal digits, with or without the dashes of a UUID.</param>
    /// <param name="id">The name.</param>
    /// <returns>Whether the text is a name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out JobId id)
    {
        id = default;
        bool hasDashes = text?.Length != Length;
        if (!Guid.TryParseExact(text, hasDashes ? "D" : "N", out Guid guid))
            return false;
        string digits = guid.ToString("N");
        // Guid is lenient about blanks and signs; a text that names another file is another name.
        if (!string.Equals(hasDashes ? guid.ToString() : digits, text, StringComparison.OrdinalIgnoreCase))
            return false;
        if (digits[12] != '7' || string.CompareOrdinal(digits[..12], LastMoment) > 0)
            return false;
        id = new(digits);
        return true;
    }

    /// <summary>Reads a name.</summary>
    /// <param name="text">32 hexadecimal digits.</param>
    /// <exception cref="FormatException">The text is no name.</exception>
    public static JobId Parse(string text) =>
        TryParse(text, out JobId id) ? id : throw new FormatException($"'{text}' is not the id of a job.");

    /// <inheritdoc/>
    public int CompareTo(JobId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Whether one name was made before another.</summary>
    public static bool operator <(JobId left, JobId right) => left.CompareTo(right) < 0;

    /// <summary>Whether one name was made after another.</summary>
    public static bool operator >(JobId left, JobId right) => left.CompareTo(right) > 0;

    /// <summary>Whether one name was not made after another.</summary>
    public static bool operator <=(JobId left, JobId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one name was not made before another.</summary>
    public static bool operator >=(JobId left, JobId right) => left.CompareTo(right) >= 0;
}
