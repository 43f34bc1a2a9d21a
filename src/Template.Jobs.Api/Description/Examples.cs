using System.Text.Json.Nodes;
using Template.Jobs.Api.Contracts;

namespace Template.Jobs.Api.Description;

/// <summary>Examples of requests and answers. A test sends the requests and reads the answers.</summary>
internal static class Examples
{
    public static IReadOnlyDictionary<Type, string> All { get; } =
        new Dictionary<Type, string>
        {
            [typeof(SubmitRequest)] =
                """{"type":"ai","task":"summarize","input":"A queue holds work that is not done yet.","priority":"high","idempotencyKey":"order-7","maxAttempts":5}""",
            [typeof(SubmitAnswer)] =
                """{"id":"0199f3b2c5d47a1e8b3c4d5e6f708192","status":"queued","location":"/jobs/0199f3b2c5d47a1e8b3c4d5e6f708192"}""",
            [typeof(JobView)] =
                """{"id":"0199f3b2c5d47a1e8b3c4d5e6f708192","status":"completed","type":"echo","priority":"normal","input":{"hello":"world"},"attempts":2,"maxAttempts":3,"createdAt":"2030-01-31T12:00:00+00:00","startedAt":"2030-01-31T12:00:02+00:00","finishedAt":"2030-01-31T12:00:02.1+00:00","worker":"worker-1","result":{"hello":"world"},"cancelRequested":false,"history":[{"at":"2030-01-31T12:00:01+00:00","kind":"failed","attempt":1,"worker":"worker-1","error":"The server does not answer."}]}""",
            [typeof(QueuesView)] =
                """{"queues":[{"type":"echo","high":1,"normal":7}],"queued":8,"scheduled":1,"running":4,"dead":0,"finished":120,"totals":{"submitted":133,"completed":120},"waited":{"count":124,"mean":0.02,"p50":0.01,"p99":0.25},"ran":{"count":124,"mean":0.4,"p50":0.25,"p99":2.5}}""",
            [typeof(ReplayRequest)] = """{"type":"http","limit":100}""",
            [typeof(ReplayAnswer)] = """{"replayed":12}""",
            [typeof(HealthAnswer)] = """{"status":"up"}""",
            [typeof(VersionAnswer)] =
                """{"name":"jobs-api","version":"1.4.0","commit":"5f0c6f0e0d7f4b6c8a9b1c2d3e4f5a6b7c8d9e0f","environment":"Production","store":"redis","features":{"BulkReplay":true}}""",
        };

    public static JsonNode? Of(Type type) => All.TryGetValue(type, out string? json) ? JsonNode.Parse(json) : null;
}
