using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Automation.Deploying.Local;

/// <summary>What an environment on this machine has: two slots of an API and a worker, on four ports. The first two are the API's.</summary>
internal static class SlotServices
{
    /// <summary>The service that has the first two.</summary>
    public const string Api = "api";

    /// <summary>Where a service of a slot answers.</summary>
    public static Uri Address(int first, LocalSlot slot, string service) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"http://127.0.0.1:{first + slot.Index + (service == Api ? 0 : 2)}"
            )
        );

    /// <summary>Refuses a port that somebody listens on.</summary>
    /// <exception cref="AutomationException">Somebody does.</exception>
    public static void ThrowIfTaken(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new AutomationException(
                FormattableString.Invariant(
                    $"Port {port} is taken by a program that was not deployed here. End that program, or give the target another \"port\"."
                ),
                e
            );
        }
    }

    /// <summary>Whether a variable is for a service: what is the one's is not known to the other, and the key of callers is no worker's business.</summary>
    public static bool IsFor(string service, string variable) =>
        !variable.StartsWith(service == Api ? "Worker__" : "Api__", StringComparison.OrdinalIgnoreCase);
}
