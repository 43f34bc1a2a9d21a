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

    /// <summary>Finds ports in a row that nobody listens on.</summary>
    /// <param name="count">How many.</param>
    /// <returns>The first one.</returns>
    /// <exception cref="AutomationException">There are none.</exception>
    public static int FindRange(int count)
    {
        const int attempts = 50;
        for (int attempt = 0; attempt < attempts; attempt++)
        {
            int first = Find();
            if (first + count <= IPEndPoint.MaxPort && Enumerable.Range(first, count).All(IsFree))
                return first;
        }
        throw new AutomationException($"No {count} ports in a row are free on 127.0.0.1. Stop something that listens.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
