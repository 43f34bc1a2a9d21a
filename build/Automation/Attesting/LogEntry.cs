namespace Automation.Attesting;

/// <summary>What a transparency log says of a signature.</summary>
/// <param name="Body">What was entered: JSON.</param>
/// <param name="Time">When, in seconds since 1970.</param>
/// <param name="Index">The number of the entry.</param>
/// <param name="LogId">The id of the log: the SHA-256 of its key.</param>
/// <param name="Promise">The log's signature under all of that; empty when there is none.</param>
public sealed record LogEntry(
    ReadOnlyMemory<byte> Body,
    long Time,
    long Index,
    ReadOnlyMemory<byte> LogId,
    ReadOnlyMemory<byte> Promise
);
