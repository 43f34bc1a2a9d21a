using System.Text.Json;

namespace Automation.Attesting;

/// <summary>What a build says of itself: an in-toto statement with SLSA provenance, version 1.</summary>
/// <remarks>The form: https://slsa.dev/spec/v1.0/provenance</remarks>
/// <param name="Subjects">The SHA-256 of what was built, in lower-case hexadecimal.</param>
/// <param name="Sources">What it was built from: the address of each, and the commit.</param>
internal sealed record ProvenanceStatement(
    IReadOnlyList<string> Subjects,
    IReadOnlyList<(string Address, string Commit)> Sources
)
{
    /// <summary>The type of the payload.</summary>
    public const string PayloadType = "application/vnd.in-toto+json";

    /// <summary>The type of the statement.</summary>
    public const string Type = "https://in-toto.io/Statement/v1";

    /// <summary>The type of what it states.</summary>
    public const string PredicateType = "https://slsa.dev/provenance/v1";

    /// <summary>Reads the payload of a bundle.</summary>
    /// <exception cref="AutomationException">It is something else.</exception>
    public static ProvenanceStatement Read(AttestationBundle bundle)
    {
        Demand("payload", PayloadType, bundle.PayloadType);
        try
        {
            using JsonDocument document = JsonDocument.Parse(bundle.Payload);
            JsonElement root = document.RootElement;
            Demand("statement", Type, root.GetProperty("_type").GetString());
            Demand("predicate", PredicateType, root.GetProperty("predicateType").GetString());
            return new ProvenanceStatement(
                [.. root.GetProperty("subject").EnumerateArray().Select(x => Digest(x, "sha256"))],
                [
                    .. root.GetProperty("predicate")
                        .GetProperty("buildDefinition")
                        .GetProperty("resolvedDependencies")
                        .EnumerateArray()
                        .Select(x => (x.GetProperty("uri").GetString() ?? "", Digest(x, "gitCommit"))),
                ]
            );
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AutomationException(
                $"What the attestation states cannot be read: {exception.Message}",
                exception
            );
        }
    }

    private static string Digest(JsonElement element, string algorithm) =>
        element.TryGetProperty("digest", out JsonElement digest)
        && digest.TryGetProperty(algorithm, out JsonElement value)
            ? value.GetString() ?? ""
            : "";

    private static void Demand(string what, string expected, string? found)
    {
        if (found != expected)
            throw new AutomationException($"The {what} of the attestation is of the type {found}, and not {expected}.");
    }
}
