using System.Net.Security;
using System.Net.Sockets;

namespace Template.Jobs.Redis.Resp;

/// <summary>One connection. Commands go out together while the last ones are on their way, and answers come back in their order.</summary>
internal sealed class RespConnection : IAsyncDisposable
{
    private readonly Stream stream;
    private readonly TimeSpan timeout;
    private readonly Lock gate = new();
    private readonly Queue<Pending> pending = new();
    private readonly Timer watch;
    private RespWriter filling = new();
    private RespWriter sending = new();
    private bool isSending;
    private Exception? broken;

    public RespConnection(Stream stream, TimeSpan timeout)
    {
        this.stream = stream;
        this.timeout = timeout;
        watch = new(_ => BreakWhenLate(), null, timeout / 4, timeout / 4);
        _ = Task.Run(ReceiveAsync);
    }

    public bool IsBroken => Volatile.Read(ref broken) != null;

    /// <summary>Connects to a server.</summary>
    /// <exception cref="IOException">It does not answer.</exception>
    public static async Task<Stream> OpenAsync(RedisOptions options, CancellationToken cancellation)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancellation).ConfigureAwait(false);
            NetworkStream network = new(socket, ownsSocket: true);
            if (!options.UsesTls)
                return network;
            SslStream tls = new(network);
            await tls.AuthenticateAsClientAsync(options.TlsOptions(), cancellation).ConfigureAwait(false);
            return tls;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a command.</summary>
    /// <exception cref="IOException">The connection broke; nobody knows whether the command was carried out.</exception>
    public Task<RedisReply> SendAsync(IReadOnlyList<string> command, TimeSpan? patience = null)
    {
        Pending sent = new(Environment.TickCount64 + (long)(patience ?? timeout).TotalMilliseconds);
        bool starts;
        lock (gate)
        {
            if (broken != null)
                return Task.FromException<RedisReply>(new IOException(broken.Message, broken));
            filling.Write(command);
            pending.Enqueue(sent);
            starts = !isSending;
            isSending = true;
        }

        if (starts)
            _ = SendAllAsync();
        return sent.Answer.Task;
    }

    public async ValueTask DisposeAsync()
    {
        Break(new IOException("The connection was closed."));
        await stream.DisposeAsync().ConfigureAwait(false);
    }

    private async Task SendAllAsync()
    {
        try
        {
            while (true)
            {
                lock (gate)
                {
                    if (filling.IsEmpty)
                    {
                        isSending = false;
                        return;
                    }

                    (filling, sending) = (sending, filling);
                }

                await stream.WriteAsync(sending.Written).ConfigureAwait(false);
                await stream.FlushAsync().ConfigureAwait(false);
                sending.Clear();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            Break(e);
        }
    }

    private async Task ReceiveAsync()
    {
        RespParser parser = new();
        ReceiveBuffer buffer = new();
        try
        {
            while (true)
            {
                int read = await stream.ReadAsync(buffer.Free).ConfigureAwait(false);
                if (read == 0)
                    throw new IOException("The server closed the connection.");
                buffer.Received(read);
                Deliver(parser, buffer);
            }
        }
        catch (Exception e)
            when (e
                    is IOException
                        or ObjectDisposedException
                        or InvalidOperationException
                        or RespException
                        or OutOfMemoryException
            )
        {
            Break(e);
        }
    }

    private void Deliver(RespParser parser, ReceiveBuffer buffer)
    {
        int used;
        while (parser.Read(buffer.Bytes, out used) is { } answer)
        {
            buffer.Use(used);
            Deliver(answer);
        }

        buffer.Use(used);
    }

    private void Deliver(RedisReply answer)
    {
        Pending? first;
        lock (gate)
        {
            if (!pending.TryDequeue(out first))
                throw new RespException("an answer came without a question");
        }

        first.Answer.TrySetResult(answer);
    }

    private void BreakWhenLate()
    {
        lock (gate)
        {
            // The first has waited longest, except for a wait that was asked for.
            if (pending.Count == 0 || pending.Peek().Deadline > Environment.TickCount64)
                return;
        }

        Break(new IOException($"The server did not answer within {timeout.TotalSeconds} s."));
    }

    private void Break(Exception reason)
    {
        Pending[] lost;
        lock (gate)
        {
            if (broken != null)
                return;
            broken = reason;
            lost = [.. pending];
            pending.Clear();
        }

        watch.Dispose();
        stream.Dispose();
        foreach (Pending question in lost)
            question.Answer.TrySetException(new IOException(reason.Message, reason));
    }

    private sealed class Pending(long deadline)
    {
        public long Deadline { get; } = deadline;

        public TaskCompletionSource<RedisReply> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
