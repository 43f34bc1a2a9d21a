using Polly;

namespace Template.Jobs.Worker.Http;

/// <summary>What stands between this worker and a server.</summary>
/// <param name="Fetches">Around a whole fetch, its repetitions and the reading of the answer: the bulkhead.</param>
/// <param name="Requests">Around the requests of a fetch: repetitions, rate, circuit breaker and time limit.</param>
internal sealed record ServerPipeline(ResiliencePipeline Fetches, ResiliencePipeline<HttpResponseMessage> Requests);
