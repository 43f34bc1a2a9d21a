namespace Template.Jobs.Worker.Http;

/// <summary>What a fetch gave.</summary>
/// <param name="Status">The status.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Body">The body as text, as far as it was read.</param>
/// <param name="IsCut">Whether there was more.</param>
internal sealed record FetchResult(int Status, string? ContentType, string Body, bool IsCut);
