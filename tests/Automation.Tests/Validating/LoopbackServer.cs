using System.Net;
using Automation.Services;

namespace Automation.Tests.Validating;

/// <summary>Answers on this machine as a test says.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Action<HttpListenerContext> answer;

    public LoopbackServer(Action<HttpListenerContext> answer)
    {
        this.answer = answer;
        Address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort.Find()}/"));
        listener.Prefixes.Add(Address.AbsoluteUri);
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await listener.GetContextAsync();
                answer(context);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
