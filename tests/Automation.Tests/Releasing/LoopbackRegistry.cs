using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Automation.Services;

namespace Automation.Tests.Releasing;

/// <summary>A container registry on this machine with one small base image.</summary>
internal sealed class LoopbackRegistry : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, byte[]> blobs = new(StringComparer.Ordinal);
    private readonly byte[] manifest;
    private readonly int port = FreePort.Find();

    public LoopbackRegistry()
    {
        using MemoryStream plain = new();
        using (TarWriter tar = new(plain, leaveOpen: true))
            tar.WriteEntry(new UstarTarEntry(TarEntryType.Directory, "etc/"));
        using MemoryStream compressed = new();
        using (GZipStream stream = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(plain.ToArray());
        string layer = Add(compressed.ToArray());
        byte[] configuration = Encoding.UTF8.GetBytes(
            $$"""{"architecture":"amd64","os":"linux","created":"2024-01-01T00:00:00Z","config":{"Env":["PATH=/bin"]},"rootfs":{"type":"layers","diff_ids":["{{Digest(plain.ToArray())}}"]},"history":[{"created":"2024-01-01T00:00:00Z","created_by":"base"}]}"""
        );
        manifest = Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{ManifestType}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{Add(configuration)}}","size":{{configuration.Length}}},"layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"{{layer}}","size":{{compressed.Length}}}]}"""
        );
        listener.Prefixes.Add($"http://localhost:{port}/");
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Image => FormattableString.Invariant($"localhost:{port}/base:1");

    private static string ManifestType => "application/vnd.oci.image.manifest.v1+json";

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            string path = context.Request.Url!.AbsolutePath;
            (byte[] content, string type) =
                path.Contains("/manifests/", StringComparison.Ordinal) ? (manifest, ManifestType)
                : blobs.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out byte[]? blob)
                    ? (blob, "application/octet-stream")
                : ("{}"u8.ToArray(), "application/json");
            context.Response.ContentType = type;
            context.Response.ContentLength64 = content.Length;
            context.Response.AddHeader("Docker-Content-Digest", Digest(content));
            if (context.Request.HttpMethod == "GET")
                await context.Response.OutputStream.WriteAsync(content);
            context.Response.Close();
        }
    }

    private string Add(byte[] content)
    {
        blobs[Digest(content)] = content;
        return Digest(content);
    }

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
