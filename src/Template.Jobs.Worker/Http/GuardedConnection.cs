using System.Net;
using System.Net.Sockets;
using Template.Jobs.Processing;

namespace Template.Jobs.Worker.Http;

/// <summary>Connects to servers, and not to private addresses unless that is allowed.</summary>
/// <param name="allowPrivate">Whether it is.</param>
/// <param name="isPrivate">Which addresses are private.</param>
internal sealed class GuardedConnection(bool allowPrivate, Func<IPAddress, bool> isPrivate)
{
    /// <summary>Connects to a server.</summary>
    /// <exception cref="PermanentJobException">Its address is private.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        DnsEndPoint end = context.DnsEndPoint;
        IPAddress[] addresses = IPAddress.TryParse(end.Host, out IPAddress? literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(end.Host, cancellation).ConfigureAwait(false);
        if (!allowPrivate && addresses.Any(isPrivate))
            throw new PermanentJobException(
                $"{end.Host} is an address of this machine or of a private network, and those are not fetched. Worker:Http:AllowPrivateAddresses allows it."
            );
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, end.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
