using System.Net;
using System.Net.Sockets;

namespace Automation.Services;

/// <summary>Ports of the loopback.</summary>
public static class FreePort
{
    /// <summary>Finds a port that nobody listens on.</summary>
    public static int Find()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
