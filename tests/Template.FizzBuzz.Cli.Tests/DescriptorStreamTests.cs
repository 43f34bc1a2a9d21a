using System.Diagnostics.CodeAnalysis;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Template.FizzBuzz.Cli.Output;

namespace Template.FizzBuzz.Cli.Tests;

[SuppressMessage("Reliability", "CA2000", Justification = "The stream owns the handle.")]
public class A_stream_on_a_descriptor
{
    private const int SetFlags = 4; // F_SETFL
    private static readonly int WriteOnlyNonBlocking = OperatingSystem.IsLinux() ? 1 | 2048 : 1 | 4; // O_NONBLOCK

    [UnixFact]
    public async Task passes_everything_through_a_pipe_that_does_not_block()
    {
        byte[] sent = [.. Enumerable.Range(0, 3_000_000).Select(number => (byte)(number * 31 / 7))];
        using AnonymousPipeServerStream reader = new(PipeDirection.In);
        using DescriptorStream writer = new(Own(reader.ClientSafePipeHandle));
        _ = NativeMethods.Control(
            (int)reader.ClientSafePipeHandle.DangerousGetHandle(),
            SetFlags,
            WriteOnlyNonBlocking
        );
        Task write = Task.Run(() => writer.Write(sent, 0, sent.Length));
        byte[] received = new byte[sent.Length];
        Task read = reader.ReadExactlyAsync(received).AsTask();
        await await Task.WhenAny(read, write);
        await Task.WhenAll(read, write);
        Assert.True(received.AsSpan().SequenceEqual(sent));
    }

    [UnixFact]
    public void tells_when_the_reader_has_gone()
    {
        using AnonymousPipeServerStream reader = new(PipeDirection.In);
        using DescriptorStream writer = new(Own(reader.ClientSafePipeHandle));
        reader.SafePipeHandle.Dispose();
        Assert.Throws<ClosedPipeException>(() => writer.Write("x"u8));
    }

    [UnixFact]
    public void tells_what_else_went_wrong()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder["file"], "x");
        using DescriptorStream writer = new(File.OpenHandle(folder["file"]));
        Assert.Contains(
            "Bad file descriptor",
            Assert.Throws<IOException>(() => writer.Write("x"u8)).Message,
            StringComparison.Ordinal
        );
    }

    [UnixFact]
    public void goes_on_where_another_process_stopped_writing()
    {
        using TemporaryFolder folder = new();
        using (FileStream before = new(folder["file"], FileMode.Create))
        {
            before.Write("before "u8);
            before.Flush();
            using DirectTarget target = new(
                new SafeFileHandle(before.SafeFileHandle.DangerousGetHandle(), ownsHandle: false)
            );
            Assert.True(target.IsFile);
            target.Stream.Write("after"u8);
        }

        Assert.EndsWith("after", File.ReadAllText(folder["file"]), StringComparison.Ordinal);
    }

    [Fact]
    public void can_only_be_written()
    {
        using Stream stream = new FailingStream(new IOException("x"));
        Assert.True(stream.CanWrite);
        Assert.False(stream.CanRead || stream.CanSeek);
        Assert.Throws<NotSupportedException>(() => stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Position);
        Assert.Throws<NotSupportedException>(() => stream.Position = 1);
        Assert.Throws<NotSupportedException>(() => stream.Read(new byte[1], 0, 1));
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
    }

    [Fact]
    public void for_errors_drops_what_nobody_can_read()
    {
        using ErrorStream stream = new(new FailingStream(new IOException("No more paper.")));
        stream.Write("x"u8);
        stream.Flush();
    }

    private static SafeFileHandle Own(SafeHandle handle) => new(handle.DangerousGetHandle(), ownsHandle: false);
}
