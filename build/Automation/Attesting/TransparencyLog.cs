using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace Automation.Attesting;

/// <summary>Finds out when a bundle was signed. A time counts only when a log that is trusted signed it, together with this very signature.</summary>
/// <param name="logs">The keys of the logs.</param>
internal sealed class TransparencyLog(IReadOnlyList<ECDsa> logs)
{
    /// <summary>When a bundle was signed.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="certificate">The certificate of its signer.</param>
    /// <returns>The time; null when no log is trusted, or none is asked.</returns>
    /// <exception cref="AutomationException">What the bundle holds is not what a trusted log signed.</exception>
    public DateTimeOffset? TimeOf(AttestationBundle bundle, X509Certificate2 certificate)
    {
        if (logs.Count == 0 || bundle.Entries.Count == 0)
            return null;
        LogEntry entry = bundle.Entries[0];
        ECDsa log =
            logs.FirstOrDefault(x =>
                SHA256.HashData(x.ExportSubjectPublicKeyInfo()).AsSpan().SequenceEqual(entry.LogId.Span)
            ) ?? throw new AutomationException("The entry in the transparency log is of a log that is not trusted.");
        if (!IsSigned(log, entry))
            throw new AutomationException(
                "The entry in the transparency log was changed: the log's signature is not under it."
            );
        if (!IsAbout(entry.Body, bundle, certificate))
            throw new AutomationException("The entry in the transparency log is about another signature.");
        return DateTimeOffset.FromUnixTimeSeconds(entry.Time);
    }

    /// <summary>What a log signs of an entry: JSON with sorted names and no spaces.</summary>
    internal static byte[] Statement(LogEntry entry) =>
        Encoding.UTF8.GetBytes(
            FormattableString.Invariant(
                $$"""{"body":"{{Convert.ToBase64String(entry.Body.Span)}}","integratedTime":{{entry.Time}},"logID":"{{Convert.ToHexStringLower(entry.LogId.Span)}}","logIndex":{{entry.Index}}}"""
            )
        );

    private static bool IsSigned(ECDsa log, LogEntry entry) =>
        log.VerifyData(
            Statement(entry),
            entry.Promise.Span,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );

    // The form "dsse" 0.0.1 of Rekor: the hash of the payload, each signature and the certificate that it is of.
    private static bool IsAbout(ReadOnlyMemory<byte> body, AttestationBundle bundle, X509Certificate2 certificate)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement specification = document.RootElement.GetProperty("spec");
            string hash = specification.GetProperty("payloadHash").GetProperty("value").GetString() ?? "";
            return document.RootElement.GetProperty("kind").GetString() == "dsse"
                && hash == Convert.ToHexStringLower(SHA256.HashData(bundle.Payload.Span))
                && specification
                    .GetProperty("signatures")
                    .EnumerateArray()
                    .Any(x =>
                        bundle.Signatures.Any(y =>
                            y.AsSpan().SequenceEqual(x.GetProperty("signature").GetBytesFromBase64())
                        ) && IsOf(x.GetProperty("verifier").GetBytesFromBase64(), certificate)
                    );
        }
        catch (Exception exception)
            when (exception
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or CryptographicException
            )
        {
            return false;
        }
    }

    private static bool IsOf(byte[] pem, X509Certificate2 certificate)
    {
        using X509Certificate2 verifier = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(pem));
        return verifier.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span);
    }
}
