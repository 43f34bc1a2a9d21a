using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Automation.Services;

/// <summary>Ports of the loopback.</summary>
public static class FreePort
{
    // Below those that systems give to connections on their own, so that none of these comes in between.
    private const int Lowest = 15_000;
    private const int Highest = 32_000;

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
        const int attempts = 200;
        for (int attempt = 0; attempt < attempts && count < Highest - Lowest; attempt++)
        {
            int first = RandomNumberGenerator.GetInt32(Lowest, Highest - count);
            if (Enumerable.Range(first, count).All(IsFree))
                return first;
        }
        throw new AutomationException($"No {count} ports in a row are free on 127.0.0.1. Stop something that listens.");
    }

    /// <summary>True when nobody listens on a port of the loopback.</summary>
    public static bool IsFree(int port)
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
