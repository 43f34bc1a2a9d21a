using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Automation.Attesting;

/// <summary>What Sigstore's authority wrote into the certificate of a build.</summary>
/// <remarks>The numbers: https://github.com/sigstore/fulcio/blob/main/docs/oid-info.md</remarks>
/// <param name="Signer">The address of the workflow, with the branch or tag.</param>
/// <param name="Issuer">Who vouched for it.</param>
/// <param name="Source">The address of the repository; null when it does not say.</param>
/// <param name="Commit">The commit; null when it does not say.</param>
internal sealed record SignerIdentity(string Signer, string Issuer, string? Source, string? Commit)
{
    /// <summary>What Sigstore's numbers begin with.</summary>
    public const string Numbers = "1.3.6.1.4.1.57264.1.";

    /// <summary>The last part of the number of the issuer.</summary>
    public const int IssuerNumber = 8;

    /// <summary>The last part of the number of the repository's address.</summary>
    public const int SourceNumber = 12;

    /// <summary>The last part of the number of the commit.</summary>
    public const int CommitNumber = 13;

    private const string AlternativeName = "2.5.29.17";
    private static readonly Asn1Tag Address = new(TagClass.ContextSpecific, 6);

    /// <summary>Reads a certificate.</summary>
    /// <exception cref="AutomationException">It is not one of a build.</exception>
    public static SignerIdentity Read(X509Certificate2 certificate)
    {
        try
        {
            return new SignerIdentity(
                Find(certificate, AlternativeName) is { } names ? AddressIn(names) : "nobody",
                Text(certificate, IssuerNumber) ?? Raw(certificate, 1) ?? "nobody",
                Text(certificate, SourceNumber),
                Text(certificate, CommitNumber)
            );
        }
        catch (AsnContentException exception)
        {
            throw new AutomationException(
                $"The certificate of the attestation is not one of a build: {exception.Message}",
                exception
            );
        }
    }

    private static string AddressIn(byte[] names)
    {
        AsnReader all = new AsnReader(names, AsnEncodingRules.DER).ReadSequence();
        string address = all.ReadCharacterString(UniversalTagNumber.IA5String, Address);
        // With a second name it would be open whose signature this is.
        all.ThrowIfNotEmpty();
        return address;
    }

    private static string? Text(X509Certificate2 certificate, int number) =>
        Find(certificate, FormattableString.Invariant($"{Numbers}{number}")) is { } value
            ? new AsnReader(value, AsnEncodingRules.DER).ReadCharacterString(UniversalTagNumber.UTF8String)
            : null;

    // The first numbers hold text without a form.
    private static string? Raw(X509Certificate2 certificate, int number) =>
        Find(certificate, FormattableString.Invariant($"{Numbers}{number}")) is { } value
            ? Encoding.UTF8.GetString(value)
            : null;

    private static byte[]? Find(X509Certificate2 certificate, string number) =>
        certificate.Extensions.FirstOrDefault(x => x.Oid?.Value == number)?.RawData;
}
