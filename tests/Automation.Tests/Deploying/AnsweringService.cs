using System.Net;
using System.Text;
using Automation.Services;

namespace Automation.Tests.Deploying;

/// <summary>What a deployment sees of the job service, within the test's own process.</summary>
internal sealed class AnsweringService : IDisposable
{
    private readonly HttpListener listener = new();
    private string input = "";

    public AnsweringService(string version, char commit, int? port = null)
    {
        Version = version;
        Commit = new string(commit, 40);
        Address = new Uri($"http://127.0.0.1:{port ?? FreePort.Find()}/");
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = ServeAsync();
    }

    public string Version { get; set; }

    public string Commit { get; set; }

    public bool IsBroken { get; set; }

    public Uri Address { get; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await listener.GetContextAsync();
                using StreamReader reader = new(context.Request.InputStream);
                string body = await reader.ReadToEndAsync();
                if (body.Length > 0)
                    input = body.Split("\"input\":\"")[1].Split('"')[0];
                (int status, string text) = context.Request.Url!.AbsolutePath switch
                {
                    "/version" => (200, $$"""{"version":"{{Version}}","commit":"{{Commit}}"}"""),
                    "/health" => (200, "{}"),
                    "/submit" => (IsBroken ? 500 : 202, """{"id":"1"}"""),
                    "/jobs/1" => (200, $$"""{"status":"completed","result":"{{input}}"}"""),
                    _ => (404, "{}"),
                };
                context.Response.StatusCode = status;
                context.Response.ContentType = status == 404 ? "application/problem+json" : "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // It was closed.
        }
    }
}
