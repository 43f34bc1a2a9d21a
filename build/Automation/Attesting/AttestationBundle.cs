using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Automation.Attesting;

/// <summary>A Sigstore bundle, version 0.1 to 0.3, with a DSSE envelope that an X.509 certificate signed.</summary>
/// <remarks>Nothing of it is verified by reading it. The form: https://docs.sigstore.dev/about/bundle</remarks>
/// <param name="PayloadType">What the payload says that it is.</param>
/// <param name="Payload">What was signed.</param>
/// <param name="Signatures">The signatures.</param>
/// <param name="Certificates">The certificates, DER: that of the signer, then those above it.</param>
/// <param name="Entries">What transparency logs say of it.</param>
public sealed record AttestationBundle(
    string PayloadType,
    ReadOnlyMemory<byte> Payload,
    IReadOnlyList<byte[]> Signatures,
    IReadOnlyList<byte[]> Certificates,
    IReadOnlyList<LogEntry> Entries
)
{
    /// <summary>What the file in the folder of a release is called. It is not among the files that the manifest names: it is made of the manifest.</summary>
    public const string FileName = "attestation.sigstore.json";

    private static readonly string[] MediaTypes =
    [
        "application/vnd.dev.sigstore.bundle+json;version=0.1",
        "application/vnd.dev.sigstore.bundle+json;version=0.2",
        "application/vnd.dev.sigstore.bundle+json;version=0.3",
        "application/vnd.dev.sigstore.bundle.v0.3+json",
    ];

    /// <summary>What is signed: DSSE's encoding of the type and the payload with their lengths, so that neither can pass for the other.</summary>
    public ReadOnlyMemory<byte> SignedBytes() =>
        (byte[])
            [
                .. Encoding.UTF8.GetBytes(
                    FormattableString.Invariant(
                        $"DSSEv1 {Encoding.UTF8.GetByteCount(PayloadType)} {PayloadType} {Payload.Length} "
                    )
                ),
                .. Payload.Span,
            ];

    /// <summary>Reads a bundle.</summary>
    /// <exception cref="AutomationException">It is none, or of a form that is not known here.</exception>
    public static AttestationBundle Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            string type = root.GetProperty("mediaType").GetString() ?? "";
            if (!MediaTypes.Contains(type, StringComparer.Ordinal))
                throw new FormatException($"its mediaType is '{type}'");
            JsonElement envelope = root.GetProperty("dsseEnvelope");
            JsonElement material = root.GetProperty("verificationMaterial");
            return new AttestationBundle(
                envelope.GetProperty("payloadType").GetString() ?? "",
                envelope.GetProperty("payload").GetBytesFromBase64(),
                [
                    .. envelope
                        .GetProperty("signatures")
                        .EnumerateArray()
                        .Select(x => x.GetProperty("sig").GetBytesFromBase64()),
                ],
                [.. CertificatesOf(material).Select(x => x.GetProperty("rawBytes").GetBytesFromBase64())],
                material.TryGetProperty("tlogEntries", out JsonElement entries)
                    ? [.. entries.EnumerateArray().Select(Entry)]
                    : []
            );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or OverflowException
            )
        {
            throw new AutomationException(
                $"The attestation is no Sigstore bundle with a DSSE envelope and a certificate: {exception.Message}. Fetch it again.",
                exception
            );
        }
    }

    private static JsonElement[] CertificatesOf(JsonElement material) =>
        material.TryGetProperty("certificate", out JsonElement leaf)
            ? [leaf]
            : [.. material.GetProperty("x509CertificateChain").GetProperty("certificates").EnumerateArray()];

    private static LogEntry Entry(JsonElement entry) =>
        new(
            entry.GetProperty("canonicalizedBody").GetBytesFromBase64(),
            Number(entry.GetProperty("integratedTime")),
            Number(entry.GetProperty("logIndex")),
            entry.GetProperty("logId").GetProperty("keyId").GetBytesFromBase64(),
            entry.TryGetProperty("inclusionPromise", out JsonElement promise)
                ? promise.GetProperty("signedEntryTimestamp").GetBytesFromBase64()
                : []
        );

    // Protobuf writes long numbers as text.
    private static long Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number
            ? element.GetInt64()
            : long.Parse(element.GetString() ?? "", CultureInfo.InvariantCulture);
}
