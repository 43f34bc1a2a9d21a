using System.Security.Cryptography;
using System.Text;

namespace Template.Jobs.Api.Protection;

/// <summary>The keys, compared so that the time it takes tells nothing about them.</summary>
internal sealed class ApiKeys(ApiSettings settings)
{
    private readonly byte[][] hashes = [.. settings.Keys.Select(Hash)];

    public bool Accepts(string? key)
    {
        if (key == null)
            return false;
        byte[] hash = Hash(key);
        bool isKnown = false;
        // All of them every time: which one fits must not show either.
        foreach (byte[] known in hashes)
            isKnown |= CryptographicOperations.FixedTimeEquals(known, hash);
        return isKnown;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
