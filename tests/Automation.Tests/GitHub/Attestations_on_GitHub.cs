using System.Text;
using System.Text.Json.Nodes;
using Automation.GitHub;
using Automation.GitHub.Loopback;

namespace Automation.Tests.GitHub;

public sealed class Attestations_on_GitHub : IDisposable
{
    private const string Digest = "sha256:0f4d";
    private readonly GitHubScratch scratch = new();
    private readonly GitHubAttestations attestations;

    public Attestations_on_GitHub() => attestations = new GitHubAttestations(scratch.As("alice"));

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Are_found_by_their_digest()
    {
        Assert.Empty(attestations.Bundles(Digest));
        for (int i = 0; i < 103; i++)
            attestations.Add(Bundle(Digest, i));
        attestations.Add(Bundle("sha256:00", 0));
        Assert.Equal(
            Enumerable.Range(0, 103),
            attestations.Bundles(Digest).Select(x => x.GetProperty("index").GetInt32())
        );
        scratch.Loopback.Fail("GET", "attestations", 1, 404);
        Assert.Empty(attestations.Bundles(Digest));
        Assert.Contains(
            "Attestation bundle invalid",
            GitHubScratch.Refusal(() => attestations.Add([])),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{\"index\":7}")]
    [InlineData("\u000b\u0028{\"index\":7}")]
    public void Are_fetched_from_where_they_are_kept(string content)
    {
        Keep(Encoding.Latin1.GetBytes(content));
        Assert.Equal(7, Assert.Single(attestations.Bundles(Digest)).GetProperty("index").GetInt32());
    }

    [Fact]
    public void Say_when_they_cannot_be_read()
    {
        Keep([5, 0]);
        Assert.Contains(
            "cannot be read: It is cut off.",
            GitHubScratch.Refusal(() => attestations.Bundles(Digest)),
            StringComparison.Ordinal
        );
        List(new JsonObject { ["bundle"] = null });
        Assert.Contains(
            "without its bundle",
            GitHubScratch.Refusal(() => attestations.Bundles(Digest)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Are_unpacked_as_Snappy_packs_them()
    {
        byte[] big = [.. Enumerable.Range(0, 300).Select(x => (byte)x)];
        Assert.Equal("abababab!"u8.ToArray(), SnappyBlock.Decode([9, 4, (byte)'a', (byte)'b', 9, 2, 0, (byte)'!']));
        Assert.Equal("abababab"u8.ToArray(), SnappyBlock.Decode([8, 4, (byte)'a', (byte)'b', 22, 2, 0]));
        Assert.Equal("aaaaaaa"u8.ToArray(), SnappyBlock.Decode([7, 0, (byte)'a', 23, 1, 0, 0, 0]));
        Assert.Equal(big, SnappyBlock.Decode([0xac, 2, 61 << 2, 0x2b, 1, .. big]));
        foreach (
            byte[] wrong in new byte[][]
            {
                [],
                [0xff, 0xff, 0xff, 0xff, 0xff],
                [0xff, 0xff, 0xff, 0xff, 0x7f],
                [2, 0, 1],
                [1, 9, 1],
                [9, 0, 1, 9, 1],
                [2, 0, 1, 9, 1],
                [1, 252, 255, 255, 255, 255],
            }
        )
            Assert.Throws<InvalidDataException>(() => SnappyBlock.Decode(wrong));
    }

    private void Keep(byte[] content)
    {
        scratch.Loopback.Route("GET", "/bundles/{id}", _ => new LoopbackAnswer(200, content, "application/x-snappy"));
        List(new JsonObject { ["bundle_url"] = $"{scratch.Loopback.Api}bundles/1" });
    }

    private void List(JsonObject attestation) =>
        scratch.Loopback.Route(
            "GET",
            "/repos/{owner}/{repo}/attestations/{digest}",
            x => LoopbackAnswer.Page(x, [attestation.DeepClone()], "attestations")
        );

    internal static JsonObject Bundle(string digest, int index)
    {
        string[] parts = digest.Split(':');
        JsonObject statement = new()
        {
            ["subject"] = new JsonArray(new JsonObject { ["digest"] = new JsonObject { [parts[0]] = parts[1] } }),
        };
        return new JsonObject
        {
            ["mediaType"] = "application/vnd.dev.sigstore.bundle.v0.3+json",
            ["index"] = index,
            ["dsseEnvelope"] = new JsonObject
            {
                ["payload"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(statement.ToJsonString())),
            },
        };
    }
}
