namespace Template.Jobs.Worker.Http;

/// <summary>What to fetch.</summary>
/// <param name="Uri">From where.</param>
/// <param name="Method">How.</param>
/// <param name="Headers">With which headers.</param>
/// <param name="Body">With which body.</param>
/// <param name="IdempotencyKey">Sent along, so that a server can tell a repetition.</param>
internal sealed record FetchRequest(
    Uri Uri,
    HttpMethod Method,
    IReadOnlyDictionary<string, string> Headers,
    string? Body,
    string IdempotencyKey
);
