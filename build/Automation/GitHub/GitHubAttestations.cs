using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automation.GitHub;

/// <summary>Attestations that GitHub keeps.</summary>
/// <param name="client">The API.</param>
public sealed class GitHubAttestations(GitHubClient client)
{
    /// <summary>The Sigstore bundles that are about a digest. Nothing of them is verified here.</summary>
    /// <param name="digest">Such as <c>sha256:</c> and 64 hexadecimal digits.</param>
    /// <returns>None when there is no attestation.</returns>
    /// <exception cref="AutomationException">GitHub refused, or keeps a bundle that cannot be read.</exception>
    public IReadOnlyList<JsonElement> Bundles(string digest) =>
        [
            // GitHub answers 404 where there is no attestation at all.
            .. (client.TryList($"{{repo}}/attestations/{Uri.EscapeDataString(digest)}", "attestations") ?? []).Select(
                Bundle
            ),
        ];

    /// <summary>Has GitHub keep a bundle.</summary>
    /// <param name="bundle">The Sigstore bundle.</param>
    /// <returns>The attestation's number.</returns>
    /// <exception cref="AutomationException">GitHub refused.</exception>
    public long Add(JsonObject bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return client
            .Send(HttpMethod.Post, "{repo}/attestations", new JsonObject { ["bundle"] = bundle.DeepClone() })
            .Number("id");
    }

    /// <summary>The bundle itself, or what is kept in another place.</summary>
    private JsonElement Bundle(JsonElement attestation)
    {
        if (attestation.At("bundle") is { } bundle)
            return bundle;
        if (!Uri.TryCreate(attestation.Text("bundle_url"), UriKind.Absolute, out Uri? address))
            throw new AutomationException(
                "GitHub lists an attestation without its bundle. Run this again; when it stays so, make the attestation again."
            );
        byte[] content = client.GetElsewhere(address);
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                content.AsSpan().StartsWith("{"u8) ? content : SnappyBlock.Decode(content)
            );
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw new AutomationException(
                $"The bundle of an attestation at {address.Authority} cannot be read: {exception.Message} Run this again; when it stays so, make the attestation again.",
                exception
            );
        }
    }
}
