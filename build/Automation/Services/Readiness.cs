using System.Net.Sockets;

namespace Automation.Services;

/// <summary>How to tell that a service answers.</summary>
public static class Readiness
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>It answers a GET with success.</summary>
    /// <param name="address">The address.</param>
    public static Func<CancellationToken, Task<bool>> OfHttp(Uri address) =>
        async cancellation =>
        {
            try
            {
                using HttpClient client = new() { Timeout = Patience };
                using HttpResponseMessage response = await client.GetAsync(address, cancellation).ConfigureAwait(false);
                return response.IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                return false;
            }
        };

    /// <summary>It accepts connections.</summary>
    /// <param name="port">The port on the loopback.</param>
    public static Func<CancellationToken, Task<bool>> OfPort(int port) =>
        async cancellation =>
        {
            try
            {
                using TcpClient client = new();
                await client.ConnectAsync("127.0.0.1", port, cancellation).ConfigureAwait(false);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        };
}
