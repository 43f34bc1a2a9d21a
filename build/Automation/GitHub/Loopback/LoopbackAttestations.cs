using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.GitHub.Loopback;

/// <summary>Attestations, found by the digests that their statements name.</summary>
/// <param name="host">The server.</param>
internal sealed class LoopbackAttestations(LoopbackHost host)
{
    private readonly List<(IReadOnlyList<string> Digests, JsonObject Attestation)> attestations = [];

    public void AddTo(LoopbackRoutes routes)
    {
        const string Attestations = "/repos/{owner}/{repo}/attestations";
        routes.Add("POST", Attestations, Add);
        routes.Add("GET", $"{Attestations}/{{digest}}", List);
    }

    private LoopbackAnswer List(LoopbackRequest request)
    {
        LoopbackAnswer page = LoopbackAnswer.Page(
            request,
            attestations
                .Where(x => x.Digests.Contains(request.Value("digest"), StringComparer.Ordinal))
                .Select(x => x.Attestation),
            "attestations"
        );
        JsonObject body = JsonNode.Parse(page.Content.Span)!.AsObject();
        body.Remove("total_count");
        return LoopbackAnswer.Json(body) with { Headers = page.Headers };
    }

    private LoopbackAnswer Add(LoopbackRequest request)
    {
        if (request.Body["bundle"] is not JsonObject bundle || Subjects(bundle) is not { Count: > 0 } digests)
            return LoopbackAnswer.Invalid("Attestation", "bundle", "invalid");
        long id = host.NextId();
        attestations.Add(
            (
                digests,
                new JsonObject
                {
                    ["bundle"] = bundle.DeepClone(),
                    ["repository_id"] = LoopbackHost.IdOf(host.Name),
                    ["bundle_url"] = FormattableString.Invariant($"{host.Api}/bundles/{id}"),
                    ["initiator"] = "user",
                }
            )
        );
        return LoopbackAnswer.Json(new JsonObject { ["id"] = id }, 201);
    }

    /// <summary>The digests that the statement in a bundle is about, such as <c>sha256:</c> and 64 digits; null when it has none.</summary>
    private static List<string>? Subjects(JsonObject bundle)
    {
        try
        {
            byte[] payload = Convert.FromBase64String((string)bundle["dsseEnvelope"]!["payload"]!);
            return
            [
                .. JsonNode.Parse(payload)!["subject"]!
                    .AsArray()
                    .SelectMany(x => x!["digest"]!.AsObject())
                    .Select(x => $"{x.Key}:{x.Value}"),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or FormatException or NullReferenceException or InvalidOperationException)
        {
            return null;
        }
    }
}
