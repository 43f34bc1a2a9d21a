using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Template.Jobs.Redis.Tests.Client;

/// <summary>A server that does with each connection what a test says.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<NetworkStream, int, Task> script;
    private int connections;

    /// <param name="script">Gets the connection and its number, from 1. The connection is closed when it ends.</param>
    public ScriptedServer(Func<NetworkStream, int, Task> script)
    {
        this.script = script;
        listener.Start();
        _ = ListenAsync();
    }

    public int Connections => Volatile.Read(ref connections);

    public RedisOptions Options => new() { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port };

    /// <summary>Answers whatever is asked for with the same bytes.</summary>
    public static async Task AnswerAsync(NetworkStream stream, string answer)
    {
        byte[] buffer = new byte[64 * 1024];
        while (await stream.ReadAsync(buffer) > 0)
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
    }

    public static async Task ReadAsync(NetworkStream stream) =>
        Assert.NotEqual(0, await stream.ReadAsync(new byte[64 * 1024]));

    public void Dispose() => listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await script(client.GetStream(), Interlocked.Increment(ref connections));
            }
            catch (IOException)
            {
                // The other side has hung up.
            }
        }
    }
}
