using System.Text.Json.Serialization;
using Template.Jobs.Processing;
using Template.Jobs.Worker.Http;

namespace Template.Jobs.Worker.Handlers;

/// <summary>Fetches something over HTTP.</summary>
internal sealed class HttpJob(HttpFetcher fetcher) : IJobHandler
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    // RFC 9110, 5.6.2.
    private const string HeaderMarks = "!#$%&'*+-.^_`|~";
    private static readonly string[] Framing = ["Connection", "Content-Length", "Host", "Transfer-Encoding", "Upgrade"];

    public async ValueTask<object?> RunAsync(JobContext job, CancellationToken cancellation)
    {
        Input input = job.Read<Input>();
        if (!Uri.TryCreate(input.Url, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
            throw new PermanentJobException(
                "The url is no address that can be fetched. It must start with http:// or https://."
            );
        string method = (input.Method ?? "GET").ToUpperInvariant();
        if (!Methods.Contains(method, StringComparer.Ordinal))
            throw new PermanentJobException(
                $"The method cannot be used. It must be one of {string.Join(", ", Methods)}."
            );
        foreach ((string name, string? value) in input.Headers ?? [])
        {
            if (!CanBeSent(name, value))
                throw new PermanentJobException(
                    "One of the headers cannot be sent: its name, its value, or because it is not a job's to set."
                );
        }

        FetchRequest request = new(uri, new(method), input.Headers ?? [], input.Body, job.Id.Value);
        return await fetcher.FetchAsync(request, cancellation).ConfigureAwait(false);
    }

    // A line break in a header would smuggle in another one, and framing is no business of a job.
    private static bool CanBeSent(string name, string? value) =>
        name.Length > 0
        && name.All(x => char.IsAsciiLetterOrDigit(x) || HeaderMarks.Contains(x, StringComparison.Ordinal))
        && value?.All(x => char.IsAscii(x) && (x == '\t' || !char.IsControl(x))) == true
        && !Framing.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <param name="Url">What to fetch.</param>
    /// <param name="Method">How; GET if nothing is said.</param>
    /// <param name="Headers">The headers of the request.</param>
    /// <param name="Body">The body of the request, as text.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Input(string Url, string? Method, Dictionary<string, string>? Headers, string? Body);
}
